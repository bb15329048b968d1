"""Working days of opened years, counted once and looked up by number (các ngày làm việc).

Days are ordinals (``date.toordinal``), legal days of Asia/Ho_Chi_Minh. A run is an unbroken series of
opened years: no count may jump over a year whose days off nobody has given us.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.errors import LawNotLoaded


def year_not_opened(year: int) -> LawNotLoaded:
    """The refusal to count days in a year that was never opened (chưa có lịch làm việc của năm)."""
    return LawNotLoaded(
        f"the working calendar of {year} is not opened: record OpenCalendarYear({year}) (role publisher; with "
        "awaitsNotice before the official notice) and its holidays with the official notice, then count again",
        f"chưa mở lịch làm việc năm {year}, cần người có vai trò publisher (công bố thủ tục) ghi quyết định mở lịch "
        "(mở tạm theo ngày lễ cố định nếu chưa có thông báo) và các ngày nghỉ theo thông báo",
    )


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The numbered working days of an unbroken run of opened years (dãy ngày làm việc)."""

    first: int
    """Ordinal of 1 January of the first year."""
    last_year: int
    days: tuple[int, ...]
    """Ordinals of the working days, in order; the place in this tuple is the day's number."""
    counts: tuple[int, ...]
    """How many working days lie before the day ``first + i``; one entry more than there are days."""

    def before(self, day: int) -> int:
        """The number of working days before a day: also the number of the first one not before it."""
        place = day - self.first
        if place < 0:
            raise year_not_opened(date.fromordinal(self.first).year - 1)
        if place >= len(self.counts):
            raise year_not_opened(self.last_year + 1)
        return self.counts[place]

    def day(self, number: int) -> int:
        """The ordinal of the working day that carries a number (ngày làm việc thứ n)."""
        if number < 0:
            raise year_not_opened(date.fromordinal(self.first).year - 1)
        if number >= len(self.days):
            raise year_not_opened(self.last_year + 1)
        return self.days[number]


def runs_of(years: Iterable[int], working: Mapping[int, bool]) -> dict[int, WorkingDays]:
    """The run that each opened year belongs to; ``working`` names the days unlike their weekday."""
    runs: dict[int, WorkingDays] = {}
    for run in _unbroken(sorted(years)):
        counted = _count(run, working)
        runs.update(dict.fromkeys(run, counted))
    return runs


def _unbroken(years: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return runs


def _count(run: list[int], working: Mapping[int, bool]) -> WorkingDays:
    first, end = date(run[0], 1, 1).toordinal(), date(run[-1], 12, 31).toordinal() + 1
    days = tuple(day for day in range(first, end) if working.get(day, day % 7 not in (6, 0)))
    counts = tuple(bisect_right(days, day - 1) for day in range(first, end + 1))
    return WorkingDays(first, run[-1], days, counts)
