"""How a due date came about (diễn giải thời hạn).

The days are walked here one by one; the date itself always comes from the clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.calendar.state import WorkingCalendar
from domain.law.deadlines.calculator import due, last_day, step_due
from domain.law.deadlines.day_count import DayCount, Line, Mark
from domain.law.deadlines.hours import OfficeDay, OfficeHours, office_day_of
from domain.law.deadlines.limits import Due, Pause, TimeLimit, TimeUnit
from domain.values import HO_CHI_MINH, Article

FROM_THE_INSTANT = Article("BLDS 2015 Điều 147 khoản 1")
FIRST_DAY_NOT_COUNTED = Article("BLDS 2015 Điều 147 khoản 2")
BY_DAYS = Article("BLDS 2015 Điều 148 khoản 1")
BY_MONTHS = Article("BLDS 2015 Điều 148 khoản 3")
LAST_DAY_OFF_MOVES = Article("BLDS 2015 Điều 148 khoản 5")

_ONE_DAY = timedelta(days=1)


def explain(
    start: datetime,
    limit: TimeLimit,
    hours: OfficeHours,
    calendar: WorkingCalendar,
    pauses: tuple[Pause, ...] = (),
) -> DayCount:
    """The day count of ``due`` for the same arguments (diễn giải hạn giải quyết)."""
    end = due(start, limit, hours, calendar, pauses)
    count = _Count(start.astimezone(HO_CHI_MINH), limit, office_day_of(hours), calendar, pauses, end)
    match limit.unit:
        case TimeUnit.HOUR:
            return _day_count(count, tuple(_wall_clock(count)))
        case TimeUnit.WORKING_HOUR:
            return _day_count(count, tuple(_office_days(count, count.zero)))
        case TimeUnit.WORKING_DAY:
            return _day_count(count, (_day_zero(count), *_office_days(count, count.zero + _ONE_DAY)))
        case _:
            return _day_count(count, (_day_zero(count), *_whole_days(count)))


def explain_step(
    start: datetime,
    limit: TimeLimit,
    hours: OfficeHours,
    calendar: WorkingCalendar,
    pauses: tuple[Pause, ...] = (),
) -> DayCount:
    """The day count of ``step_due`` for the same arguments (diễn giải hạn của bước)."""
    if limit.unit is not TimeUnit.WORKING_DAY:
        return explain(start, limit, hours, calendar, pauses)
    end = step_due(start, limit, hours, calendar, pauses)
    count = _Count(start.astimezone(HO_CHI_MINH), limit, office_day_of(hours), calendar, pauses, end)
    return _day_count(count, tuple(_office_days(count, count.zero)))


@dataclass(frozen=True, slots=True)
class _Count:
    local: datetime
    limit: TimeLimit
    office_day: OfficeDay
    calendar: WorkingCalendar
    pauses: tuple[Pause, ...]
    due: Due

    @property
    def zero(self) -> date:
        return self.local.date()

    @property
    def second(self) -> int:
        return _second(self.local)

    @property
    def last_second(self) -> int:
        return _second(self.due.at.astimezone(HO_CHI_MINH))

    def paused(self, day: date) -> Line | None:
        for pause in self.pauses:
            if pause.start <= day < pause.end and day > self.zero:
                return Line(day, Mark.PAUSED, f"không tính: {pause.because}", Article(pause.because))
        return None


def _day_count(count: _Count, lines: tuple[Line, ...]) -> DayCount:
    first = next(line.on for line in lines if line.mark is Mark.COUNTED)
    opening = count.office_day.sessions[0][0]
    if lines[0].mark is Mark.DAY_ZERO:
        at = opening if count.limit.unit is TimeUnit.WORKING_DAY else 0
        because, basis = f"ngày đầu tiên không tính, bắt đầu từ {first:%d/%m/%Y}", FIRST_DAY_NOT_COUNTED
    elif first > count.zero:
        at, basis = opening, FROM_THE_INSTANT
        because = f"ngoài giờ hành chính, bắt đầu từ giờ làm việc kế tiếp {first:%d/%m/%Y}"
    elif count.limit.unit is TimeUnit.HOUR or count.office_day.next_open(count.second) == count.second:
        at, because, basis = count.second, "bắt đầu ngay từ thời điểm này", FROM_THE_INSTANT
    else:
        at, basis = count.office_day.next_open(count.second) or opening, FROM_THE_INSTANT
        because = "ngoài giờ hành chính, bắt đầu từ giờ mở cửa kế tiếp trong ngày"
    begins = datetime.combine(first, time(), HO_CHI_MINH) + timedelta(seconds=at)
    return DayCount(count.local, count.limit, begins, because, basis, lines, count.due, count.calendar.version)


def _day_zero(count: _Count) -> Line:
    return Line(count.zero, Mark.DAY_ZERO, "ngày đầu tiên không tính", FIRST_DAY_NOT_COUNTED)


def _office_days(count: _Count, first: date) -> Iterator[Line]:
    basis = BY_DAYS if count.limit.unit is TimeUnit.WORKING_DAY else FROM_THE_INSTANT
    for day in _days(first, count.due.on):
        passed = count.office_day.elapsed(count.second) if day == count.zero else 0
        until = count.office_day.elapsed(count.last_second) if day == count.due.on else count.office_day.total
        rest = count.paused(day) or _rest(count, day)
        if rest is not None:
            yield rest
        elif until == passed:
            yield Line(day, Mark.SKIPPED, "đã hết giờ hành chính", FROM_THE_INSTANT)
        else:
            yield Line(day, Mark.COUNTED, _worked(count, day), basis, timedelta(seconds=until - passed))


def _wall_clock(count: _Count) -> Iterator[Line]:
    for day in _days(count.zero, count.due.on):
        begins = count.second if day == count.zero else 0
        ends = count.last_second if day == count.due.on else 86_400
        paused = count.paused(day)
        if paused is not None:
            yield paused
        elif ends > begins:
            counted = timedelta(seconds=ends - begins)
            yield Line(day, Mark.COUNTED, "giờ liên tục", FROM_THE_INSTANT, counted)


def _whole_days(count: _Count) -> Iterator[Line]:
    basis = BY_DAYS if count.limit.unit is TimeUnit.DAY else BY_MONTHS
    left = last_day(count.zero, count.limit, count.calendar) - count.zero.toordinal()
    for day in _days(count.zero + _ONE_DAY, count.due.on):
        paused = count.paused(day)
        if paused is not None:
            yield paused
        elif left > 0:
            left -= 1
            yield Line(day, Mark.COUNTED, "ngày liên tục", basis)
        elif day == count.due.on:
            reason = "ngày cuối cùng là ngày nghỉ, chuyển sang ngày làm việc kế tiếp"
            yield Line(day, Mark.ROLLED, reason, LAST_DAY_OFF_MOVES)
        else:
            rest = _rest(count, day)
            yield rest or Line(day, Mark.SKIPPED, "ngày nghỉ", LAST_DAY_OFF_MOVES)


def _rest(count: _Count, day: date) -> Line | None:
    off = count.calendar.reason(day)
    return None if off is None else Line(day, Mark.SKIPPED, off.name, off.basis)


def _worked(count: _Count, day: date) -> str:
    notice = count.calendar.make_ups.get(day)
    return "ngày làm việc" if notice is None else f"ngày làm bù theo {notice}"


def _days(first: date, last: date) -> Iterator[date]:
    for day in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(day)


def _second(local: datetime) -> int:
    return local.hour * 3600 + local.minute * 60 + local.second
