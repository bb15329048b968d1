"""The working calendar as its facts have made it (lịch làm việc)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import assert_never

from domain.calendar.events import (
    CalendarDecisionRevoked,
    CalendarEvent,
    CalendarYearOpened,
    HolidayDeclared,
    WorkingDaySwapped,
)
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
    Days are legal days of Asia/Ho_Chi_Minh. A year not opened raises LawNotLoaded at every look-up. awaited are
    the years opened before the government's notice. decided are the decisions in force. Those for some agencies
    only count where local names their versions (see ``counting``).
    """

    years: frozenset[int] = frozenset()
    days_off: Mapping[date, DayOff] = field(default_factory=dict)
    make_ups: Mapping[date, Article] = field(default_factory=dict)
    decided: frozenset[tuple[object, ...]] = frozenset()
    version: int = 0
    awaited: frozenset[int] = frozenset()
    facts: tuple[CalendarEvent, ...] = ()
    local: tuple[int, ...] = ()

    @cached_property
    def _others(self) -> dict[tuple[tuple[int, ...], frozenset[int]], "WorkingCalendar"]:
        return {}

    def _other(self, local: tuple[int, ...], without: frozenset[int]) -> "WorkingCalendar":
        """Made once for each choice: it is asked for by dossier after dossier."""
        found = self._others.get((local, without))
        if found is None:
            found = self._others[local, without] = _made_of(self.facts, local, without)
        return found

    def counting(self, local: tuple[int, ...]) -> "WorkingCalendar":
        """The calendar of an agency for which these decisions for some agencies count (lịch của một cơ quan)."""
        return self if local == self.local else self._other(local, frozenset())

    def without(self, versions: frozenset[int]) -> "WorkingCalendar":
        """The calendar as if some of its decisions had not been made (lịch khi không có quyết định)."""
        return self._other(self.local, versions)

    @cached_property
    def local_decisions(self) -> tuple[tuple[int, HolidayDeclared], ...]:
        """The decisions in force for some agencies only, with their versions (quyết định riêng của một số cơ quan)."""
        return tuple(
            (version, event)
            for version, event in enumerate(self.facts, 1)
            if isinstance(event, HolidayDeclared) and event.agencies and self.counts_still(version)
        )

    def counts_still(self, version: int) -> bool:
        """Whether a decision was made and not revoked since (quyết định còn hiệu lực)."""
        revoked = any(isinstance(x, CalendarDecisionRevoked) and x.revokes == version for x in self.facts)
        return 1 <= version <= len(self.facts) and not revoked

    def awaited_between(self, first: date, last: date) -> tuple[int, ...]:
        """The years a count passes whose official notice is still to come (năm chưa có thông báo chính thức)."""
        return tuple(sorted(year for year in self.awaited if first.year <= year <= last.year))

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
    facts = (*state.facts, event)
    if isinstance(event, CalendarDecisionRevoked):
        return _made_of(facts, state.local, frozenset())
    known = replace(state, facts=facts, decided=state.decided | {decision_of(event)}, version=len(facts))
    return known if _is_local(event) else _after(known, event)


def _made_of(facts: tuple[CalendarEvent, ...], local: tuple[int, ...], without: frozenset[int]) -> WorkingCalendar:
    """The calendar of facts anew, without some of them and without those that were revoked."""
    revoked = {x.revokes for n, x in enumerate(facts, 1) if isinstance(x, CalendarDecisionRevoked) and n not in without}
    state, counting_still = WorkingCalendar(facts=facts, local=local, version=len(facts)), set[tuple[object, ...]]()
    for version, event in enumerate(facts, 1):
        if version in revoked or version in without:
            continue
        counting_still.add(decision_of(event))
        if not _is_local(event) or version in local:
            state = _after(state, event)
    return replace(state, decided=frozenset(counting_still))


def _is_local(event: CalendarEvent) -> bool:
    return isinstance(event, HolidayDeclared) and bool(event.agencies)


def _after(known: WorkingCalendar, event: CalendarEvent) -> WorkingCalendar:
    """The days after a fact that counts."""
    match event:
        case CalendarYearOpened():
            awaited = known.awaited | {event.year} if event.awaits_notice else known.awaited - {event.year}
            return replace(known, years=known.years | {event.year}, awaited=awaited)
        case HolidayDeclared():
            holidays = dict.fromkeys(event.days, DayOff(Rest.HOLIDAY, event.name, event.basis))
            make_ups = {day: basis for day, basis in known.make_ups.items() if day not in holidays}
            return replace(known, days_off={**known.days_off, **holidays}, make_ups=make_ups)
        case WorkingDaySwapped():
            name = f"hoán đổi, làm bù ngày {event.make_up:%d/%m/%Y}"
            days_off = {**known.days_off, event.day_off: DayOff(Rest.SWAPPED, name, event.basis)}
            make_ups = {**known.make_ups, event.make_up: event.basis}
            make_ups.pop(event.day_off, None)
            return replace(known, days_off=days_off, make_ups=make_ups)
        case CalendarDecisionRevoked():
            return known  # what it took back was left out before
        case _:
            assert_never(event)


def decision_of(event: CalendarEvent) -> tuple[object, ...]:
    """What a fact decided, without its instant: how the same command is recognised (nội dung quyết định)."""
    match event:
        case CalendarYearOpened():
            return ("year", event.year, event.awaits_notice)
        case HolidayDeclared():
            return ("holiday", event.name, event.days, event.basis, event.agencies)
        case WorkingDaySwapped():
            return ("swap", event.day_off, event.make_up, event.basis)
        case CalendarDecisionRevoked():
            return ("revoked", event.revokes)
        case _:
            assert_never(event)
