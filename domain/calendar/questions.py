"""What is asked before a decision about days is taken: each answer is a refusal that says what to do (kiểm tra)."""

from datetime import date, timedelta

from domain.calendar.commands import DeclareHoliday, SwapWorkingDay
from domain.calendar.fixed_days import days_off_by_law
from domain.calendar.state import Rest, WorkingCalendar
from domain.errors import NotPermitted
from domain.values import Article

NEAR = timedelta(days=31)
"""A swap joins a holiday with a weekend; a month covers whatever was announced since 2024 [D]."""
MADE_UP_WITHIN = timedelta(days=21)
"""Every swap that was announced since 2024 was made up for within nine days [D]."""


BASIS = Article("BLLĐ 2019 Điều 111, Điều 112; BLDS 2015 Điều 148")
"""On what a refusal about days off rests: never on the document that the decision itself names."""


class CalendarDecisionKnown(NotPermitted):
    """The same decision is in force already (quyết định đã được ghi)."""

    code = "CALENDAR_DECISION_KNOWN"


class DayOffAlready(NotPermitted):
    """A day is declared off that is not worked anyhow (ngày vốn đã nghỉ)."""

    code = "DAY_OFF_ALREADY"


class PastDayWithoutGround(NotPermitted):
    """A day that is over would change dates that are over: lateness shrinks by law alone (ngày đã qua)."""

    code = "PAST_DAY_NEEDS_GROUND"


class SwapFarFromHoliday(NotPermitted):
    """A swap that joins no holiday, or is made up for long before or after (hoán đổi xa ngày lễ)."""

    code = "SWAP_FAR_FROM_HOLIDAY"


def refuse_known(decision: tuple[object, ...], state: WorkingCalendar, basis: Article) -> None:
    """Refuse what is in force already. Raises CalendarDecisionKnown."""
    if decision in state.decided:
        raise CalendarDecisionKnown(
            f"Quyết định này đã được ghi theo {basis} và còn hiệu lực; không cần ghi lại, "
            "nếu quyết định cũ sai thì đề nghị hủy bỏ trước.",
            basis=BASIS,
        )


def refuse_off_already(command: DeclareHoliday, state: WorkingCalendar) -> None:
    """Refuse days that are off by another decision, and a decision that changes no day. Raises DayOffAlready.

    A day off that the law fixes by date, or its compensatory rest, may be named again by the notice of its year.
    """
    decided = [day for day in command.days if _decided_off(day, command, state)]
    if decided:
        off = state.days_off.get(decided[0])
        raise _off_already(command, decided[0], off.name if off else "quyết định khác của cùng cơ quan")
    if command.ground is None and not any(state.is_working(day) for day in command.days):
        rest = state.reason(command.days[0])
        raise _off_already(command, command.days[0], rest.name if rest else "")


def _decided_off(day: date, command: DeclareHoliday, state: WorkingCalendar) -> bool:
    if day in state.days_off and day not in state.make_ups:
        return day not in days_off_by_law(day.year)
    return any(day in event.days and set(event.agencies) & set(command.agencies) for _, event in state.local_decisions)


def _off_already(command: DeclareHoliday, day: date, name: str) -> DayOffAlready:
    return DayOffAlready(
        f"Ngày {day:%d/%m/%Y} vốn đã là ngày nghỉ ({name}); đề nghị bỏ ngày này khỏi quyết định, "
        "hoặc hủy bỏ quyết định cũ trước nếu quyết định đó sai.",
        basis=BASIS,
        details={"day": day.isoformat()},
    )


def refuse_past(command: DeclareHoliday | SwapWorkingDay, days: tuple[date, ...], today: date) -> None:
    """Refuse to change days that are over without a named legal ground. Raises PastDayWithoutGround."""
    first = min(days)
    if first < today and not (command.ground or "").strip():
        raise PastDayWithoutGround(
            f"Ngày {first:%d/%m/%Y} đã qua, quyết định này làm thay đổi các ngày hẹn trả đã đến hạn; "
            "đề nghị nêu căn cứ pháp lý riêng cho việc áp dụng với ngày đã qua (ground).",
            basis=BASIS,
            details={"day": first.isoformat()},
        )


def refuse_far(command: SwapWorkingDay, state: WorkingCalendar) -> None:
    """Refuse a swap that joins no holiday and names no ground. Raises SwapFarFromHoliday."""
    near = any(off.why is Rest.HOLIDAY and abs(day - command.day_off) <= NEAR for day, off in state.days_off.items())
    if command.ground or (near and abs(command.make_up - command.day_off) <= MADE_UP_WITHIN):
        return
    raise SwapFarFromHoliday(
        f"Ngày nghỉ hoán đổi {command.day_off:%d/%m/%Y} cách ngày lễ, tết gần nhất quá {NEAR.days} ngày, hoặc "
        f"ngày làm bù {command.make_up:%d/%m/%Y} cách quá {MADE_UP_WITHIN.days} ngày; đề nghị kiểm tra lại ngày, "
        "nếu đúng thì nêu căn cứ riêng (ground).",
        basis=BASIS,
        details={"day_off": command.day_off.isoformat(), "make_up": command.make_up.isoformat()},
    )
