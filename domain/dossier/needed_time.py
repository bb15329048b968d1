"""How short a time limit a dossier would still have met (thời gian thực tế cần)."""

from datetime import datetime
from decimal import Decimal

from domain.calendar.state import WorkingCalendar
from domain.dossier.promise import Promise
from domain.dossier.timeliness import over_after
from domain.law.deadlines import TimeLimit, due


def needed_amount(promise: Promise, ended_at: datetime, calendar: WorkingCalendar) -> int:
    """The least whole amount of the limit's own unit that would have been met (số đơn vị thời hạn đã cần).

    Counted by the one calculator, from the same start and past the same pauses as the promise itself; the day of the
    start is not counted, so a dossier that ended on it needed 1. Raises LawNotLoaded beyond the calendar.
    """
    least, most = 0, 1
    while not _is_met(promise, most, ended_at, calendar):
        least, most = most, most * 2
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (least, middle) if _is_met(promise, middle, ended_at, calendar) else (middle, most)
    return most


def _is_met(promise: Promise, amount: int, ended_at: datetime, calendar: WorkingCalendar) -> bool:
    limit = TimeLimit(Decimal(amount), promise.limit.unit)
    end = due(promise.counted_from, limit, promise.hours, calendar, promise.pauses)
    return ended_at <= over_after(limit, end.at)
