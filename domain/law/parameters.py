"""Numbers and words that the law may change, read as in force on a date (tham số pháp luật).

One TOML file per parameter under ``domain/law/``: label, unit and ``[[values]]`` with since, value,
source, url, optional until (its last day in force) and published. Dates are legal days of
Asia/Ho_Chi_Minh. A file with a ``kind`` is a table with a reader of its own and is passed over here.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from domain.errors import LawNotLoaded, Malformed

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
        table = _read(path)
        if "kind" not in table:
            parameter = _parameter(_name(path), table)
            found[parameter.name] = parameter
    return MappingProxyType(found)


def load(path: Path) -> Parameter:
    """Read one parameter's file; Malformed when a value has no source or two hold on one day (đọc tham số)."""
    return _parameter(_name(path), _read(path))


def _read(path: Path) -> Mapping[str, object]:
    with path.open("rb") as file:
        return tomllib.load(file, parse_float=Decimal)


def _name(path: Path) -> str:
    inside = path.relative_to(_LAW) if path.is_relative_to(_LAW) else Path(path.name)
    return ".".join(inside.with_suffix("").parts)


def _parameter(name: str, table: Mapping[str, object]) -> Parameter:
    rows = table.get("values")
    if not isinstance(rows, list) or not rows:
        raise Malformed(f"{name}: a parameter needs at least one [[values]]")
    values = sorted((_value(name, row) for row in rows), key=lambda value: value.since)
    for older, newer in pairwise(values):
        if older.until is None or older.until >= newer.since:
            raise Malformed(f"{name}: two values for {newer.since}: close the older one with until")
    return Parameter(name, _words(name, table, "label"), _words(name, table, "unit"), tuple(values))


def _value(name: str, row: Mapping[str, object]) -> Value:
    value, since = row.get("value"), row.get("since")
    if not isinstance(value, int | Decimal | str) or isinstance(value, bool) or type(since) is not date:
        raise Malformed(f"{name}: a value needs value (number or words) and since (a date): {dict(row)}")
    until, published = _day(name, row, "until"), _day(name, row, "published")
    if until is not None and until < since:
        raise Malformed(f"{name}: the value of {since} ends on {until}, before it begins")
    return Value(value, since, until, _words(name, row, "source"), _words(name, row, "url"), published)


def _day(name: str, row: Mapping[str, object], key: str) -> date | None:
    found = row.get(key)
    if found is not None and type(found) is not date:
        raise Malformed(f"{name}: {key} is a date, not «{found}»")
    return found


def _words(name: str, row: Mapping[str, object], key: str) -> str:
    found = row.get(key)
    if not isinstance(found, str) or not found.strip():
        raise Malformed(f"{name}: {key} is missing")
    return found
