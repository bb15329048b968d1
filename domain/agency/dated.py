"""Values that hold from a legal day on, until another one does (giá trị có ngày hiệu lực)."""

from datetime import date
from typing import NamedTuple, TypeVar

ValueT = TypeVar("ValueT")

Dated = tuple[tuple[date, ValueT], ...]
"""Pairs of a day and what holds from it on, in the order of the days."""


class Span(NamedTuple):
    """From a legal day on until before another, without end where that is None (khoảng thời gian)."""

    since: date
    before: date | None = None

    def covers(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.since <= day and (self.before is None or day < self.before)

    def meets(self, other: "Span") -> bool:
        """Whether two spans have a day in common."""
        first, second = sorted((self, other), key=lambda span: span.since)
        return first.before is None or second.since < first.before


def on(values: Dated[ValueT], day: date) -> ValueT | None:
    """What holds on a day, None before the first (giá trị đang có hiệu lực)."""
    return next((value for since, value in reversed(values) if since <= day), None)


def holding_from(values: Dated[ValueT], since: date, value: ValueT) -> Dated[ValueT]:
    """The same with one more; of two for one day the latest said holds."""
    others = (pair for pair in values if pair[0] != since)
    return tuple(sorted((*others, (since, value)), key=lambda pair: pair[0]))
