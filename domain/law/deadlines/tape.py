"""Tapes along which time limits run, and what pauses take out of them (dãy ngày để tính thời hạn).

A tape numbers the days that count: every day, or the working days of the calendar. Days are ordinals.
"""

from typing import Protocol

from domain.law.deadlines.limits import Pause

Span = tuple[int, int]
"""Paused days as ordinals, the second one no longer paused (khoảng không tính)."""


class Tape(Protocol):
    """The days that count, numbered in order (dãy ngày)."""

    def before(self, day: int, /) -> int:
        """How many days of the tape lie before a day (số ngày trước)."""
        ...

    def day(self, number: int, /) -> int:
        """The day that carries a number (ngày thứ n)."""
        ...


class EveryDay:
    """The tape on which every day counts: a day's number is its ordinal (ngày liên tục)."""

    def before(self, day: int, /) -> int:
        """The ordinal itself (số thứ tự của ngày)."""
        return day

    def day(self, number: int, /) -> int:
        """The number itself (ngày thứ n)."""
        return number


EVERY_DAY = EveryDay()


def clipped(pauses: tuple[Pause, ...], day_zero: int) -> list[Span]:
    """Paused days after day 0 as ordinals, in order and without overlap (các khoảng không tính)."""
    spans: list[Span] = []
    for pause in sorted(pauses, key=lambda pause: pause.start):
        begin = max(pause.start.toordinal(), day_zero + 1, spans[-1][1] if spans else 0)
        end = pause.end.toordinal()
        if begin < end:
            spans.append((begin, end))
    return spans


def past(spans: list[Span], position: int, per_day: int, tape: Tape) -> int:
    """A position moved past the pauses that begin before it is reached (vị trí sau khi trừ thời gian không tính)."""
    for begin, end in spans:
        if begin > tape.day((position - 1) // per_day):
            break
        position += per_day * (tape.before(end) - tape.before(begin))
    return position
