"""What the working calendar accepts and what it refuses (lịch làm việc)."""

from datetime import date, datetime
from typing import assert_never

from domain.calendar.commands import (
    CalendarCommand,
    DeclareHoliday,
    OpenCalendarYear,
    RevokeCalendarDecision,
    SwapWorkingDay,
)
from domain.calendar.events import (
    CalendarDecisionRevoked,
    CalendarEvent,
    CalendarYearOpened,
    HolidayDeclared,
    WorkingDaySwapped,
)
from domain.calendar.fixed_days import fixed_holidays
from domain.calendar.questions import BASIS, refuse_far, refuse_known, refuse_off_already, refuse_past
from domain.calendar.state import Rest, WorkingCalendar, decision_of
from domain.errors import NotPermitted
from domain.personal_data import refuse_personal_data
from domain.values import has_years_around, legal_day


class CalendarYearNotOpened(NotPermitted):
    """A decision about a day of a year that is not opened yet (chưa mở lịch năm)."""

    code = "CALENDAR_YEAR_NOT_OPENED"


class CalendarYearNotPossible(NotPermitted):
    """A year whose days no calendar has, so that every count after it would fail (năm không có trong lịch)."""

    code = "CALENDAR_YEAR_NOT_POSSIBLE"


class HolidayWithoutDays(NotPermitted):
    """A holiday that names no day, or one day twice (ngày nghỉ không hợp lệ)."""

    code = "HOLIDAY_WITHOUT_DAYS"


class SwapNotPossible(NotPermitted):
    """A swap whose day off is not worked, or whose make-up day is worked or a holiday (không hoán đổi được)."""

    code = "SWAP_NOT_POSSIBLE"


class CalendarYearKnown(NotPermitted):
    """The official days off of a year are known: it awaits no notice (lịch năm đã mở chính thức)."""

    code = "CALENDAR_YEAR_KNOWN"


class CalendarDecisionNotRevocable(NotPermitted):
    """What is to be revoked is no decision in force about days (không có quyết định để hủy bỏ)."""

    code = "CALENDAR_DECISION_NOT_REVOCABLE"


def decide(command: CalendarCommand, state: WorkingCalendar, at: datetime) -> tuple[CalendarEvent, ...]:
    """The facts that a command about the calendar makes at an aware instant; none if known already."""
    match command:
        case OpenCalendarYear():
            return _open(command, state, at)
        case DeclareHoliday():
            return _declare(command, state, at)
        case SwapWorkingDay():
            return _swap(command, state, at)
        case RevokeCalendarDecision():
            return _revoke(command, state, at)
        case _:
            assert_never(command)


def _open(command: OpenCalendarYear, state: WorkingCalendar, at: datetime) -> tuple[CalendarEvent, ...]:
    if not has_years_around(command.year):  # the days before and after it must be days too
        raise CalendarYearNotPossible(
            f"Năm {command.year} không có trong lịch; đề nghị ghi đúng năm của văn bản {command.basis}.",
            basis=BASIS,
            details={"year": str(command.year)},
        )
    event = CalendarYearOpened(command.year, command.basis, at, command.awaits_notice)
    if decision_of(event) in state.decided:
        return ()
    if not command.awaits_notice:
        return (event,)
    if command.year in state.years:
        raise CalendarYearKnown(
            f"Lịch làm việc năm {command.year} đã mở theo thông báo chính thức; không cần mở tạm theo ngày lễ cố định.",
            basis=BASIS,
            details={"year": str(command.year)},
        )
    fixed = (HolidayDeclared(x.name, x.days, x.basis, at) for x in fixed_holidays(command.year))
    return event, *(holiday for holiday in fixed if decision_of(holiday) not in state.decided)


def _declare(command: DeclareHoliday, state: WorkingCalendar, at: datetime) -> tuple[CalendarEvent, ...]:
    if not command.days or len(set(command.days)) < len(command.days):
        raise HolidayWithoutDays(
            f"«{command.name}» phải nêu ít nhất một ngày nghỉ và không nêu trùng ngày; "
            "đề nghị ghi đúng các ngày trong văn bản công bố.",
            basis=BASIS,
        )
    _guard_opened(command.days, state)
    event = HolidayDeclared(command.name, command.days, command.basis, at, command.agencies, command.ground)
    refuse_known(decision_of(event), state, command.basis)
    refuse_off_already(command, state)
    refuse_past(command, command.days, legal_day(at))
    return (event,)


def _swap(command: SwapWorkingDay, state: WorkingCalendar, at: datetime) -> tuple[CalendarEvent, ...]:
    event = WorkingDaySwapped(command.day_off, command.make_up, command.basis, at, command.ground)
    refuse_known(decision_of(event), state, command.basis)
    _guard_opened((command.day_off, command.make_up), state)
    if not state.is_working(command.day_off):
        raise _impossible(command, f"ngày {command.day_off:%d/%m/%Y} vốn không phải ngày làm việc")
    rest = state.reason(command.make_up)
    if rest is None:
        raise _impossible(command, f"ngày làm bù {command.make_up:%d/%m/%Y} vốn là ngày làm việc")
    if rest.why is not Rest.WEEKEND:
        raise _impossible(command, f"ngày làm bù {command.make_up:%d/%m/%Y} là ngày nghỉ: {rest.name}")
    refuse_far(command, state)
    refuse_past(command, (command.day_off, command.make_up), legal_day(at))
    return (event,)


def _revoke(command: RevokeCalendarDecision, state: WorkingCalendar, at: datetime) -> tuple[CalendarEvent, ...]:
    refuse_personal_data(command.reason, "reason")
    in_force = state.facts[command.decision - 1] if state.counts_still(command.decision) else None
    if not command.reason.strip():
        raise _not_revocable(command, "chưa nêu lý do hủy bỏ")
    if not isinstance(in_force, HolidayDeclared | WorkingDaySwapped):
        raise _not_revocable(command, "sự kiện được nêu không phải quyết định về ngày nghỉ còn hiệu lực")
    return (CalendarDecisionRevoked(command.decision, command.reason, command.basis, at),)


def _not_revocable(command: RevokeCalendarDecision, why: str) -> CalendarDecisionNotRevocable:
    return CalendarDecisionNotRevocable(
        f"Không hủy bỏ được vì {why}; đề nghị nêu đúng quyết định công bố ngày nghỉ hoặc hoán đổi và lý do.",
        basis=BASIS,
        details={"decision": str(command.decision)},
    )


def _impossible(command: SwapWorkingDay, why: str) -> SwapNotPossible:
    return SwapNotPossible(
        f"Không hoán đổi được vì {why}; đề nghị kiểm tra lại văn bản {command.basis}.",
        basis=BASIS,
        details={"day_off": command.day_off.isoformat(), "make_up": command.make_up.isoformat()},
    )


def _guard_opened(days: tuple[date, ...], state: WorkingCalendar) -> None:
    missing = sorted({day.year for day in days} - state.years)
    if missing:
        raise CalendarYearNotOpened(
            f"Chưa mở lịch làm việc năm {missing[0]}; đề nghị người có vai trò publisher (công bố thủ tục) "
            "mở lịch năm này trước khi công bố ngày nghỉ.",
            basis=BASIS,
            details={"year": str(missing[0])},
        )


def was_decided(command: CalendarCommand, state: WorkingCalendar) -> bool:
    """Whether such a decision was ever recorded, revoked since or not (đã từng được ghi)."""
    ever = {decision_of(event) for event in state.facts}
    match command:
        case OpenCalendarYear():
            return ("year", command.year, command.awaits_notice) in ever
        case DeclareHoliday():
            return ("holiday", command.name, command.days, command.basis, command.agencies) in ever
        case SwapWorkingDay():
            return ("swap", command.day_off, command.make_up, command.basis) in ever
        case RevokeCalendarDecision():
            return ("revoked", command.decision) in ever
        case _:
            assert_never(command)
