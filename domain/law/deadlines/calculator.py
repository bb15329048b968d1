"""When a time limit ends: the one calculator for every date in the installation (cách tính thời hạn).

A limit runs along a tape of days, all of them or the working ones only. The days are numbered, so
that a position on the tape is a number and nothing is walked: start, plus amount, plus what pauses
take out. All arithmetic is in whole seconds; the start's fraction of a second is dropped and a
fraction that an amount leaves is rounded up to the next second [D].
"""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

from domain.calendar.state import WorkingCalendar
from domain.errors import Malformed
from domain.law.deadlines.hours import OfficeDay, OfficeHours, office_day_of
from domain.law.deadlines.limits import Due, Pause, TimeLimit, TimeUnit
from domain.law.deadlines.tape import EVERY_DAY, Span, Tape, clipped, past
from domain.values import HO_CHI_MINH

_DAY = 86_400
_EPOCH = datetime(1970, 1, 1, tzinfo=HO_CHI_MINH).astimezone(UTC)
_EPOCH_DAY = date(1970, 1, 1).toordinal()


def due(
    start: datetime,
    limit: TimeLimit,
    hours: OfficeHours,
    calendar: WorkingCalendar,
    pauses: tuple[Pause, ...] = (),
) -> Due:
    """The end of a citizen's time limit that began at ``start`` (hạn giải quyết, ngày hẹn trả).

    Căn cứ: BLDS 2015 Điều 147 khoản 1 (hours run from the instant), khoản 2 (the first day is not
    counted), Điều 148 khoản 1, 3, 5. Working days skip every day off; calendar days and months count
    them, and only a last day off moves to the next working day; wall-clock hours never move. Half
    working days begin the next working morning [D]. Fractions of calendar days end with the day they
    fall in, half a month is 15 days (BLDS Điều 146). Days, months and whole
    working days end when the office closes. A pause never touches the day of the start; a last day
    off moves past paused days [D]. ``start`` already honours any cut-off: such a rule turns a receipt
    into a start before it comes here.
    """
    local = _local(start)
    unit = limit.unit
    if unit is TimeUnit.WORKING_DAY:
        return _office_days(local, limit, office_day_of(hours), calendar, pauses)
    if unit is TimeUnit.WORKING_HOUR:
        return _office_time(local, _part(limit, 3600), office_day_of(hours), calendar, pauses)
    if unit is TimeUnit.HOUR:
        return _wall_clock(local, _part(limit, 3600), pauses)
    return _whole_days(local, limit, office_day_of(hours), calendar, pauses)


def step_due(
    start: datetime,
    limit: TimeLimit,
    hours: OfficeHours,
    calendar: WorkingCalendar,
    pauses: tuple[Pause, ...] = (),
) -> Due:
    """The end of one step of an internal process: working days run at once (hạn của bước quy trình nội bộ).

    A working day is the office time of one day and runs from the instant, whole days too: half a day
    from 07:30 ends at 11:30, one day from 11:30 ends at 11:30. Other units run as in ``due``.
    Nguồn: QĐ 2022/QĐ-UBND Cao Bằng 27/11/2025, quy trình 1.001806.
    """
    if limit.unit is not TimeUnit.WORKING_DAY:
        return due(start, limit, hours, calendar, pauses)
    office_day = office_day_of(hours)
    return _office_time(_local(start), _part(limit, office_day.total), office_day, calendar, pauses)


def office_time(begin: datetime, end: datetime, hours: OfficeHours, calendar: WorkingCalendar) -> timedelta:
    """Office time between two instants, none if the second is not later (số giờ làm việc giữa hai thời điểm)."""
    office_day = office_day_of(hours)
    first, last = _local(begin), _local(end)
    run = calendar.run(first.year)
    return timedelta(seconds=max(0, _position(last, run, office_day) - _position(first, run, office_day)))


def _local(start: datetime) -> datetime:
    if start.tzinfo is None:
        raise Malformed(f"{start.isoformat()}: an instant needs an offset, for example +07:00")
    return start.astimezone(HO_CHI_MINH)


def _part(limit: TimeLimit, per_unit: int) -> int:
    numerator, denominator = limit.amount.as_integer_ratio()
    return -(-numerator * per_unit // denominator)


def _office_days(
    local: datetime, limit: TimeLimit, office_day: OfficeDay, calendar: WorkingCalendar, pauses: tuple[Pause, ...]
) -> Due:
    run = calendar.run(local.year)
    position = run.before(local.toordinal() + 1) * office_day.total + _part(limit, office_day.total)
    return _office_end(position, local.toordinal(), office_day, run, pauses)


def _office_time(
    local: datetime, seconds: int, office_day: OfficeDay, calendar: WorkingCalendar, pauses: tuple[Pause, ...]
) -> Due:
    run = calendar.run(local.year)
    return _office_end(_position(local, run, office_day) + seconds, local.toordinal(), office_day, run, pauses)


def _position(local: datetime, run: Tape, office_day: OfficeDay) -> int:
    day = local.toordinal()
    number = run.before(day)
    if run.before(day + 1) == number:
        return number * office_day.total
    return number * office_day.total + office_day.elapsed(_second(local))


def _office_end(position: int, day_zero: int, office_day: OfficeDay, run: Tape, pauses: tuple[Pause, ...]) -> Due:
    if pauses:
        position = past(clipped(pauses, day_zero), position, office_day.total, run)
    number = (position - 1) // office_day.total
    return _due(run.day(number), office_day.reading(position - number * office_day.total))


def _wall_clock(local: datetime, seconds: int, pauses: tuple[Pause, ...]) -> Due:
    position = local.toordinal() * _DAY + _second(local) + seconds
    if pauses:
        position = past(clipped(pauses, local.toordinal()), position, _DAY, EVERY_DAY)
    return _due(*divmod(position, _DAY))


def _whole_days(
    local: datetime, limit: TimeLimit, office_day: OfficeDay, calendar: WorkingCalendar, pauses: tuple[Pause, ...]
) -> Due:
    day = last_day(local.date(), limit, calendar)
    spans = clipped(pauses, local.toordinal()) if pauses else []
    day = past(spans, day + 1, 1, EVERY_DAY) - 1
    return _due(_rolled(day, spans, calendar), office_day.closes)


def last_day(day_zero: date, limit: TimeLimit, calendar: WorkingCalendar) -> int:
    """Ordinal of the last day of a limit in days or months, before pauses and roll-over (ngày cuối cùng).

    Căn cứ: BLDS 2015 Điều 148 khoản 1, khoản 3 (no corresponding day: the last day of that month).
    """
    if limit.unit is TimeUnit.DAY:
        return day_zero.toordinal() + _part(limit, 1)
    months = int(limit.amount)
    year, month = divmod(day_zero.year * 12 + day_zero.month - 1 + months, 12)
    calendar.run(year)
    day = min(day_zero.day, monthrange(year, month + 1)[1])
    numerator, denominator = (limit.amount - months).as_integer_ratio()
    return date(year, month + 1, day).toordinal() - (-numerator * 30 // denominator)


def _rolled(day: int, spans: list[Span], calendar: WorkingCalendar) -> int:
    """Căn cứ: BLDS 2015 Điều 148 khoản 5."""
    day = _next_working(day, calendar)
    for begin, end in spans:
        if begin <= day < end:
            day = _next_working(end, calendar)
    return day


def _next_working(day: int, calendar: WorkingCalendar) -> int:
    run = calendar.run(date.fromordinal(day).year)
    return run.day(run.before(day))


def _second(local: datetime) -> int:
    return local.hour * 3600 + local.minute * 60 + local.second


def _due(day: int, second: int) -> Due:
    return Due(date.fromordinal(day), _EPOCH + timedelta(day - _EPOCH_DAY, second))
