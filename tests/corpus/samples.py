"""Invented facts of a class: everything said, nothing said that need not be, and what lies between."""

import dataclasses
import enum
import types
import typing
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from domain.law.deadlines.hours import DEFAULT_OFFICE_HOURS, OfficeHours
from domain.procedure.limits import ChannelCutOff

_PLAIN: dict[type, Any] = {
    str: "Chữ «có dấu» / \"ngoặc\" \\ 字",
    int: 7,
    bool: True,
    float: 1.5,
    Decimal: Decimal("7.5"),
    datetime: datetime(2026, 3, 2, 1, 2, 3, 456789, tzinfo=UTC),
    date: date(2026, 3, 2),
    time: time(7, 30),
    timedelta: timedelta(hours=1),
}  # fmt: skip


_INVARIANT: dict[Any, Any] = {
    OfficeHours: DEFAULT_OFFICE_HOURS,
    (ChannelCutOff, "reading"): "cut_offs.last_office_hour",
}
"""Values whose constructor takes not just anything."""


DEEPEST = 6
"""More levels of objects than any fact has."""


def samples(kind: type[Any]) -> Iterator[Any]:
    """Facts of a class with everything said, with what stands deep left out, then more, then all that may be."""
    before: list[Any] = []
    for said_down_to in range(DEEPEST, -1, -1):
        one = fact(kind, said_down_to)
        if one not in before:
            before.append(one)
            yield one


def made(kind: Any, said: int) -> Any:
    """A value of a type; optional ones are said in so many levels of objects."""
    if isinstance(kind, typing.NewType):
        return made(kind.__supertype__, said)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        options = [one for one in arguments if one is not type(None)]
        return None if len(options) < len(arguments) and said <= 0 else made(options[0], said)
    if origin is tuple:
        return _tuple(arguments, said)
    if origin is frozenset:
        return frozenset({made(arguments[0], said)})
    if origin is dict:
        return {"khóa": made(arguments[1], said)}
    return _INVARIANT.get(kind) or _of_class(kind, said)


def _tuple(arguments: tuple[Any, ...], said: int) -> tuple[Any, ...]:
    if arguments[-1] is Ellipsis:
        return (made(arguments[0], said),)
    return tuple(made(one, said) for one in arguments)


def _of_class(kind: Any, said: int) -> Any:
    if issubclass(kind, enum.Enum):
        return next(iter(kind))
    return fact(kind, said - 1) if dataclasses.is_dataclass(kind) else _PLAIN[kind]


def fact(kind: type[Any], said: int) -> Any:
    """An object of a class; its own optional fields are said where said is above 0."""
    hints = typing.get_type_hints(kind)
    return kind(
        **{
            one.name: _INVARIANT.get((kind, one.name)) or made(hints[one.name], said)
            for one in dataclasses.fields(kind)
        }
    )
