"""When somebody is in the office (giờ hành chính)."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from random import Random

from domain.calendar.state import WorkingCalendar
from domain.law.deadlines.hours import DEFAULT_OFFICE_HOURS, office_day_of
from domain.values import HO_CHI_MINH

_CLOCK = office_day_of(DEFAULT_OFFICE_HOURS)
_MIDNIGHT = time()


class Office:
    """Office hours over a calendar (giờ hành chính theo lịch làm việc)."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        self.working_day = lru_cache(maxsize=2048)(calendar.next_working_day)

    def open_at(self, at: datetime) -> datetime:
        """The instant itself in office hours, else the next opening. Raises LawNotLoaded beyond the calendar."""
        day = at.date()
        working = self.working_day(day)
        second = at.hour * 3600 + at.minute * 60 + at.second if working == day else 0
        opens = _CLOCK.next_open(second)
        if opens is None:
            working, opens = self.working_day(day + timedelta(days=1)), _CLOCK.sessions[0][0]
        return _at(working, opens)

    def after(self, at: datetime, chance: Random, *, hours: tuple[float, float]) -> datetime:
        """Some hours later, when somebody is there."""
        low, high = hours
        return self.open_at(at + timedelta(seconds=int(3600 * (low + chance.random() * (high - low)))))


def _at(day: date, second: int) -> datetime:
    return datetime.combine(day, _MIDNIGHT, HO_CHI_MINH) + timedelta(seconds=second)
