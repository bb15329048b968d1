"""Whether a promise could soon need a year whose days off nobody has recorded (năm lịch còn thiếu)."""

from datetime import date, timedelta
from functools import reduce
from typing import NamedTuple, Protocol

from application import streams
from application.ports import Log
from domain.calendar.state import WorkingCalendar
from domain.calendar.state import evolve as evolve_calendar

WARNED_BEFORE = timedelta(days=120)
"""So long before a promise could need a missing year, it is said [D]."""


class PublishedLimits(Protocol):
    """What is asked of the procedures: the longest time any of them may take."""

    async def longest_limit(self) -> int:
        """The longest published limit, in days."""
        ...


class MissingYear(NamedTuple):
    """A year not opened, and the first day whose promises could need it (năm lịch còn thiếu)."""

    year: int
    needed_from: date

    @property
    def description(self) -> str:
        """What is missing and what to do, in English and Vietnamese."""
        return (
            f"the working calendar of {self.year} is not opened and a promise can need it from {self.needed_from} on: "
            f"somebody with the role publisher sends openCalendarYear (awaitsNotice before the official notice); "
            f"chưa mở lịch làm việc năm {self.year}, đề nghị người có vai trò publisher mở lịch năm này"
        )


def missing_year(calendar: WorkingCalendar, today: date, longest: int) -> MissingYear | None:
    """The next year not opened, once a promise could need it within 120 days; None before (năm lịch còn thiếu)."""
    year = today.year
    while year in calendar.years:
        year += 1
    needed_from = date(year, 1, 1) - timedelta(days=longest)
    return MissingYear(year, needed_from) if needed_from - WARNED_BEFORE <= today else None


async def outlook(log: Log, procedures: PublishedLimits, today: date) -> MissingYear | None:
    """The same of an installation's log and procedures (năm lịch còn thiếu của hệ thống)."""
    calendar = reduce(evolve_calendar, await log.history(streams.CALENDAR), WorkingCalendar())
    return missing_year(calendar, today, await procedures.longest_limit())
