"""The working calendar as its facts have made it (lịch làm việc)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import assert_never

from domain.calendar.events import CalendarEvent, CalendarYearOpened, HolidayDeclared, WorkingDaySwapped
from domain.calendar.working_days import WorkingDays, runs_of, year_not_opened
from domain.values import Article

WEEKLY_REST = Article("BLLĐ 2019 (45/2019/QH14) Điều 111")


class Rest(StrEnum):
    """Why a day is a day of rest (lý do nghỉ)."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    SWAPPED = "swapped"


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day on which the administration does not work, and by which notice (ngày nghỉ)."""

    why: Rest
    name: str
    basis: Article


# Not slotted: the runs below are counted once, on first use, and kept beside the fields.
@dataclass(frozen=True)
class WorkingCalendar:
    """Which days the administration works, Monday to Friday unless decided otherwise (lịch làm việc).

    ``version`` is how many facts made it; a derivation names it to say which calendar it counted on.
    Days are legal days of Asia/Ho_Chi_Minh. A year not opened raises LawNotLoaded at every look-up.
    """

    years: frozenset[int] = frozenset()
    days_off: Mapping[date, DayOff] = field(default_factory=dict)
    make_ups: Mapping[date, Article] = field(default_factory=dict)
    decided: frozenset[tuple[object, ...]] = frozenset()
    version: int = 0

    @cached_property
    def _runs(self) -> dict[int, WorkingDays]:
        working = {day.toordinal(): False for day in self.days_off}
        working |= {day.toordinal(): True for day in self.make_ups}
        return runs_of(self.years, working)

    def run(self, year: int) -> WorkingDays:
        """The numbered working days of the unbroken opened years around a year (dãy ngày làm việc)."""
        try:
            return self._runs[year]
        except KeyError:
            raise year_not_opened(year) from None

    def is_working(self, day: date) -> bool:
        """Whether the administration works that day (ngày làm việc)."""
        return self.reason(day) is None

    def reason(self, day: date) -> DayOff | None:
        """Why a day is not worked, None for a working day (lý do ngày không làm việc)."""
        if day.year not in self.years:
            raise year_not_opened(day.year)
        if day in self.make_ups:
            return None
        if day in self.days_off:
            return self.days_off[day]
        if day.weekday() < 5:
            return None
        return DayOff(Rest.WEEKEND, "Thứ Bảy" if day.weekday() == 5 else "Chủ nhật", WEEKLY_REST)

    def next_working_day(self, day: date) -> date:
        """The day itself if it is worked, else the first working day after it (ngày làm việc tiếp theo)."""
        run = self.run(day.year)
        return date.fromordinal(run.day(run.before(day.toordinal())))

    def last_working_day_before(self, day: date) -> date:
        """The working day before a day (ngày làm việc liền trước)."""
        run = self.run(day.year)
        return date.fromordinal(run.day(run.before(day.toordinal()) - 1))

    def working_days(self, *, after: date, through: date) -> int:
        """How many working days lie after one day, up to and including another (số ngày làm việc)."""
        run = self.run(after.year)
        if through <= after:
            return 0
        return run.before(through.toordinal() + 1) - run.before(after.toordinal() + 1)


def evolve(state: WorkingCalendar, event: CalendarEvent) -> WorkingCalendar:
    """The calendar after one more fact; the latest decision about a day holds (cập nhật lịch làm việc)."""
    known = replace(state, decided=state.decided | {decision_of(event)}, version=state.version + 1)
    match event:
        case CalendarYearOpened():
            return replace(known, years=state.years | {event.year})
        case HolidayDeclared():
            holidays = dict.fromkeys(event.days, DayOff(Rest.HOLIDAY, event.name, event.basis))
            make_ups = {day: basis for day, basis in state.make_ups.items() if day not in holidays}
            return replace(known, days_off={**state.days_off, **holidays}, make_ups=make_ups)
        case WorkingDaySwapped():
            name = f"hoán đổi, làm bù ngày {event.make_up:%d/%m/%Y}"
            days_off = {**state.days_off, event.day_off: DayOff(Rest.SWAPPED, name, event.basis)}
            make_ups = {**state.make_ups, event.make_up: event.basis}
            make_ups.pop(event.day_off, None)
            return replace(known, days_off=days_off, make_ups=make_ups)
        case _:
            assert_never(event)


def decision_of(event: CalendarEvent) -> tuple[object, ...]:
    """What a fact decided, without its instant: how the same command is recognised (nội dung quyết định)."""
    match event:
        case CalendarYearOpened():
            return ("year", event.year)
        case HolidayDeclared():
            return ("holiday", event.name, event.days, event.basis)
        case WorkingDaySwapped():
            return ("swap", event.day_off, event.make_up, event.basis)
        case _:
            assert_never(event)
