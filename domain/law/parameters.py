"""Numbers and words that the law may change, read as in force on a date (tham số pháp luật).

One TOML file per parameter under ``domain/law/``: label, unit and ``[[values]]`` with since, value,
source, url, optional until (its last day in force) and published. Dates are legal days of
Asia/Ho_Chi_Minh. A file with a ``kind`` is a table with a reader of its own and is passed over here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from domain.errors import LawNotLoaded, Malformed
from domain.law.deadlines.limits import TimeLimit
from domain.law.parameter_file import UNITS, ParameterFile

_LAW = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Value:
    """A legal value with the days it is in force and its source (giá trị và căn cứ).

    ``until`` is the last day in force, None while no end is known.
    """

    value: int | Decimal | str
    since: date
    until: date | None
    source: str
    url: str
    published: date | None = None

    @property
    def whole(self) -> int:
        """The value as a whole number; Malformed if it is none (số nguyên)."""
        if not isinstance(self.value, int):
            raise Malformed(f"«{self.value}» ({self.source}) is not a whole number")
        return self.value

    @property
    def text(self) -> str:
        """The value as words; Malformed if it is a number (chữ)."""
        if not isinstance(self.value, str):
            raise Malformed(f"«{self.value}» ({self.source}) is a number, not words")
        return self.value

    def is_in_force(self, on: date) -> bool:
        """Whether the value is law on a day (còn hiệu lực)."""
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One legal number or word through time, oldest value first (tham số)."""

    name: str
    label: str
    unit: str
    values: tuple[Value, ...]

    def in_force(self, on: date) -> Value:
        """The one value in force on a day; LawNotLoaded before the first or in a gap (giá trị còn hiệu lực)."""
        for value in self.values:
            if value.is_in_force(on):
                return value
        raise LawNotLoaded(
            f"{self.name} («{self.label}»): no value is in force on {on.isoformat()}; "
            "add one with its source under domain/law/ or ask for another date",
            f"chưa có giá trị của «{self.label}» ({self.name}) áp dụng ngày {on:%d/%m/%Y}, cần bổ sung kèm căn cứ",
        )


@cache
def book() -> Mapping[str, Parameter]:
    """Every parameter of the installation by dotted name, e.g. ``supplement.requests_allowed`` (bộ tham số)."""
    found: dict[str, Parameter] = {}
    for path in sorted(_LAW.rglob("*.toml")):
        file = ParameterFile.read(path)
        if "kind" not in file.table:
            parameter = _parameter(file)
            found[parameter.name] = parameter
    return MappingProxyType(found)


def load(path: Path) -> Parameter:
    """Read one parameter's file; Malformed with file and line for a mistake, such as a value without source."""
    return _parameter(ParameterFile.read(path))


def _name(path: Path) -> str:
    inside = path.relative_to(_LAW) if path.is_relative_to(_LAW) else Path(path.name)
    return ".".join(inside.with_suffix("").parts)


def _parameter(file: ParameterFile) -> Parameter:
    rows = file.table.get("values")
    if not isinstance(rows, list) or not rows:
        file.refuse("tham số phải có ít nhất một mục [[values]]")
    label, unit = _words(file, file.table, "label"), _words(file, file.table, "unit")
    if unit not in UNITS:
        file.refuse(f"không có đơn vị «{unit}»; các đơn vị: {', '.join(sorted(UNITS))}", key="unit")
    placed = sorted(((_value(file, row, place, unit), place) for place, row in enumerate(rows)), key=_since)
    for (older, _), (newer, place) in pairwise(placed):
        if older.until is None or older.until >= newer.since:
            why = f"ngày {newer.since:%d/%m/%Y} có hai giá trị; ghi ngày cuối (until) cho giá trị trước"
            file.refuse(why, key="since", place=place)
    return Parameter(_name(file.path), label, unit, tuple(value for value, _ in placed))


def _since(placed: tuple[Value, int]) -> date:
    return placed[0].since


def _value(file: ParameterFile, row: Mapping[str, object], place: int, unit: str) -> Value:
    value, since = row.get("value"), row.get("since")
    if not isinstance(value, int | Decimal | str) or isinstance(value, bool):
        file.refuse("giá trị (value) phải là một số, hoặc chữ trong ngoặc kép", key="value", place=place)
    if type(since) is not date:
        file.refuse("ngày bắt đầu (since) phải là một ngày, như 2026-01-31, không có ngoặc", key="since", place=place)
    until, published = _day(file, row, "until", place), _day(file, row, "published", place)
    if until is not None and until < since:
        file.refuse("ngày cuối (until) đứng trước ngày bắt đầu (since)", key="until", place=place)
    if unit in _LIMITS:
        _refuse_no_limit(file, value, place)
    source, url = _words(file, row, "source", place), _words(file, row, "url", place)
    return Value(value, since, until, source, url, published)


def _refuse_no_limit(file: ParameterFile, value: int | Decimal | str, place: int) -> None:
    try:
        TimeLimit.parse(str(value))
    except Malformed as error:
        file.refuse(error.vi, key="value", place=place)


def _day(file: ParameterFile, row: Mapping[str, object], key: str, place: int) -> date | None:
    found = row.get(key)
    if found is not None and type(found) is not date:
        file.refuse(f"{key} phải là một ngày, như 2026-01-31, không có ngoặc", key=key, place=place)
    return found


def _words(file: ParameterFile, row: Mapping[str, object], key: str, place: int | None = None) -> str:
    found = row.get(key)
    if not isinstance(found, str) or not found.strip():
        file.refuse(f"thiếu {_MEANS[key]} ({key})", key=key, place=place)
    return found


_LIMITS = ("time limit", "time_limit")
_MEANS = {"label": "tên gọi", "unit": "đơn vị", "source": "căn cứ", "url": "địa chỉ của căn cứ"}
