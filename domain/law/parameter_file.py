"""One parameter's file with the lines of its mistakes, for the lawyers who write it (tệp tham số)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Never

from domain.errors import Malformed

UNITS = frozenset(
    {
        *("hour", "working_hour", "day", "working_day", "month", "minute", "time limit", "time_limit", "times"),
        *("point", "article", "share", "share per day", "form", "cut_off", "meaning", "dossier", "clock_start"),
        *("outcome", "instrument", "grounds", "means", "papers", "đồng"),
    }
)
"""What a parameter may be counted in (đơn vị của tham số)."""


@dataclass(frozen=True, slots=True)
class ParameterFile:
    """A file as text and as a table (tệp tham số)."""

    path: Path
    text: str
    table: Mapping[str, object]

    @classmethod
    def read(cls, path: Path) -> "ParameterFile":
        """Read a file. Raises Malformed with file and line where it is no TOML (đọc tệp)."""
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise Malformed(said := f"{path}:1: tệp tham số không phải văn bản UTF-8", said) from error
        try:
            return cls(path, text, tomllib.loads(text, parse_float=Decimal))
        except tomllib.TOMLDecodeError as error:
            line = _line_that_breaks(text)
            shown = text.splitlines()[line - 1].strip() if text.strip() else ""
            said = f'{path}:{line}: dòng này viết sai cú pháp TOML: «{shown}»; mẫu: label = "chữ", since = 2026-01-31'
            raise Malformed(said, said) from error

    def refuse(self, why: str, *, key: str | None = None, place: int | None = None) -> Never:
        """Raise Malformed for a key of the head, or of the place-th ``[[values]]``, at its line (báo lỗi)."""
        said = f"{self.path}:{self._line(key, place)}: {why}"
        raise Malformed(said, said)

    def _line(self, key: str | None, place: int | None) -> int:
        lines = [line.strip() for line in self.text.splitlines()]
        heads = [number for number, line in enumerate(lines, 1) if line.startswith("[[values]]")]
        ends = [*heads[1:], len(lines) + 1]
        first, last = (1, (heads or [len(lines) + 1])[0]) if place is None else (heads[place], ends[place])
        own = (number for number in range(first, last) if key and lines[number - 1].partition("=")[0].strip() == key)
        return next(own, first)


def _line_that_breaks(text: str) -> int:
    """The first line with which the text cannot be read any more."""
    lines = text.splitlines()
    for number in range(1, len(lines) + 1):
        try:
            tomllib.loads("\n".join(lines[:number]))
        except tomllib.TOMLDecodeError:
            return number
    return max(1, len(lines))
