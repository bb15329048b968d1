"""Every word that a value of a sentence may be (các từ của từng chỗ trống)."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache

import application
import domain
from domain.errors import NotPermitted
from features.steps.values import TYPES

NAMES: Mapping[str, tuple[str, str]] = {
    "day": ("ngày, dd/mm/yyyy", "a day, dd/mm/yyyy or yyyy-mm-dd"),
    "moment": ("ngày, có thể kèm giờ hh:mm (không nêu giờ là 08:00)", "a day, with hh:mm or 08:00"),
    "due": ("ngày, có thể kèm giờ hh:mm; hoặc «chưa xác định»", "a day, with hh:mm if it matters; or «not named»"),
    "limit": (
        "số và đơn vị: giờ, giờ làm việc, ngày, ngày làm việc, tháng",
        "a number and hours, working hours, days, working days, months",
    ),
    "hours": ("các buổi làm việc hh:mm-hh:mm, cách nhau bằng dấu phẩy", "sessions hh:mm-hh:mm with commas between"),
    "procedure": ("mã thủ tục, 1.001806 hoặc 1.012753.H19", "a procedure code, 1.001806 or 1.012753.H19"),
    "money": ("số nguyên, 450000 hoặc 450.000", "a whole number, 450000 or 450,000"),
    "count": ("số nguyên", "a whole number"),
    "year": ("năm, yyyy", "a year, yyyy"),
    "number": ("số, 18,80", "a number, 18.80"),
    "quoted": ('chữ trong ngoặc «…», “…” hoặc "…"', 'text in «…», “…” or "…"'),
    "named": ('tên trong ngoặc «…», “…” hoặc "…", không để trống', 'a name in «…», “…” or "…", not blank'),
}
"""What a value of free form looks like, in Vietnamese and English (dạng của giá trị)."""


def slot_words(kind: str, language: str = "vi") -> tuple[str, ...]:
    """Every fixed word of a type, every refusal code, or what a value of free form looks like (các từ được nhận)."""
    if kind == "code":
        return refusal_codes()
    if kind in NAMES:
        return (NAMES[kind][language != "vi"],)
    return tuple(TYPES[kind].words if language == "vi" else TYPES[kind].words_en)


@cache
def refusal_codes() -> tuple[str, ...]:
    """The code of every refusal of the installation, in order of the alphabet (các mã từ chối)."""
    for package in (domain, application):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    return tuple(sorted({kind.code for kind in _kinds(NotPermitted)} - {NotPermitted.code}))


def _kinds(kind: type[NotPermitted]) -> Iterator[type[NotPermitted]]:
    for one in kind.__subclasses__():
        yield one
        yield from _kinds(one)
