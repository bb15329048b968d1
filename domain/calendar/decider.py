"""What the working calendar accepts and what it refuses (lịch làm việc)."""

from datetime import date, datetime
from typing import assert_never

from domain.calendar.commands import CalendarCommand, DeclareHoliday, OpenCalendarYear, SwapWorkingDay
from domain.calendar.events import CalendarEvent, CalendarYearOpened, HolidayDeclared, WorkingDaySwapped
from domain.calendar.state import Rest, WorkingCalendar, decision_of
from domain.errors import NotPermitted
from domain.values import has_years_around


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


def decide(command: CalendarCommand, state: WorkingCalendar, at: datetime) -> tuple[CalendarEvent, ...]:
    """The facts that a command about the calendar makes at an aware instant; none if known already."""
    match command:
        case OpenCalendarYear():
            return _open(command, state, at)
        case DeclareHoliday():
            return _declare(command, state, at)
        case SwapWorkingDay():
            return _swap(command, state, at)
        case _:
            assert_never(command)


def _open(command: OpenCalendarYear, state: WorkingCalendar, at: datetime) -> tuple[CalendarEvent, ...]:
    if not has_years_around(command.year):  # the days before and after it must be days too
        raise CalendarYearNotPossible(
            f"Năm {command.year} không có trong lịch; đề nghị ghi đúng năm của văn bản {command.basis}.",
            basis=command.basis,
            details={"year": str(command.year)},
        )
    return _unless_known(CalendarYearOpened(command.year, command.basis, at), state)


def _declare(command: DeclareHoliday, state: WorkingCalendar, at: datetime) -> tuple[CalendarEvent, ...]:
    if not command.days or len(set(command.days)) < len(command.days):
        raise HolidayWithoutDays(
            f"«{command.name}» phải nêu ít nhất một ngày nghỉ và không nêu trùng ngày; "
            "đề nghị ghi đúng các ngày trong văn bản công bố.",
            basis=command.basis,
        )
    _guard_opened(command.days, state, command.basis)
    return _unless_known(HolidayDeclared(command.name, command.days, command.basis, at), state)


def _swap(command: SwapWorkingDay, state: WorkingCalendar, at: datetime) -> tuple[CalendarEvent, ...]:
    event = WorkingDaySwapped(command.day_off, command.make_up, command.basis, at)
    if decision_of(event) in state.decided:
        return ()
    _guard_opened((command.day_off, command.make_up), state, command.basis)
    if not state.is_working(command.day_off):
        raise _impossible(command, f"ngày {command.day_off:%d/%m/%Y} vốn không phải ngày làm việc")
    rest = state.reason(command.make_up)
    if rest is None:
        raise _impossible(command, f"ngày làm bù {command.make_up:%d/%m/%Y} vốn là ngày làm việc")
    if rest.why is not Rest.WEEKEND:
        raise _impossible(command, f"ngày làm bù {command.make_up:%d/%m/%Y} là ngày nghỉ: {rest.name}")
    return (event,)


def _impossible(command: SwapWorkingDay, why: str) -> SwapNotPossible:
    return SwapNotPossible(
        f"Không hoán đổi được vì {why}; đề nghị kiểm tra lại văn bản {command.basis}.",
        basis=command.basis,
        details={"day_off": command.day_off.isoformat(), "make_up": command.make_up.isoformat()},
    )


def _guard_opened(days: tuple[date, ...], state: WorkingCalendar, basis: str) -> None:
    missing = sorted({day.year for day in days} - state.years)
    if missing:
        raise CalendarYearNotOpened(
            f"Chưa mở lịch làm việc năm {missing[0]}; đề nghị mở lịch năm này trước khi công bố ngày nghỉ.",
            basis=basis,
            details={"year": str(missing[0])},
        )


def _unless_known(event: CalendarEvent, state: WorkingCalendar) -> tuple[CalendarEvent, ...]:
    return () if decision_of(event) in state.decided else (event,)
