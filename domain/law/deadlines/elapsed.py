"""How much of a time limit is used and how much is left (thời gian đã dùng, thời gian còn lại)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from domain.calendar.state import WorkingCalendar
from domain.law.deadlines.calculator import office_time
from domain.law.deadlines.day_count import DayCount, Line, Mark
from domain.law.deadlines.hours import OfficeHours, office_day_of
from domain.law.deadlines.limits import TimeUnit
from domain.values import HO_CHI_MINH, legal_day

_HOUR = Decimal(3600)


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Time used and left, in the unit of the limit, months in days; left is below zero when late (đã dùng, còn lại)."""

    used: Decimal
    left: Decimal


def elapsed(day_count: DayCount, hours: OfficeHours, calendar: WorkingCalendar, at: datetime) -> Elapsed:
    """How much of a counted limit is used at an instant (thời gian đã dùng, còn lại).

    A day counts as used when it is over; hours to the second. Căn cứ: BLDS 2015 Điều 147, 148.
    """
    counted = [line for line in day_count.lines if line.mark is Mark.COUNTED]
    unit = day_count.limit.unit
    if unit in (TimeUnit.HOUR, TimeUnit.WORKING_HOUR):
        total = day_count.limit.amount
        used = sum((_hours_of(line, day_count, hours, at) for line in counted), Decimal(0))
    else:
        total = Decimal(len(counted)) if unit is TimeUnit.MONTH else day_count.limit.amount
        used = min(total, Decimal(sum(line.on < legal_day(at) for line in counted)))
    late = _late(day_count, hours, calendar, at)
    return Elapsed(total if late else used, -late if late else total - used)


def _hours_of(line: Line, day_count: DayCount, hours: OfficeHours, at: datetime) -> Decimal:
    assert line.counted is not None  # lines of limits in hours carry their time
    seconds, today = line.counted.total_seconds(), legal_day(at)
    if line.on > today:
        return Decimal(0)
    if line.on == today:
        begin = _second(day_count.begins) if line.on == day_count.begins.date() else 0
        if day_count.limit.unit is TimeUnit.HOUR:
            passed = _second(at) - begin
        else:
            office_day = office_day_of(hours)
            passed = office_day.elapsed(_second(at)) - office_day.elapsed(begin)
        seconds = min(seconds, max(0, passed))
    return Decimal(int(seconds)) / _HOUR


def _late(day_count: DayCount, hours: OfficeHours, calendar: WorkingCalendar, at: datetime) -> Decimal:
    """By how much the end has passed, in the unit of the limit; none before it."""
    end, today = day_count.due, legal_day(at)
    unit = day_count.limit.unit
    if unit is TimeUnit.HOUR:
        return max(Decimal(0), Decimal(int((at - end.at).total_seconds())) / _HOUR)
    if unit is TimeUnit.WORKING_HOUR:
        return Decimal(int(office_time(end.at, at, hours, calendar).total_seconds())) / _HOUR
    if unit is TimeUnit.WORKING_DAY:
        return Decimal(calendar.working_days(after=end.on, through=today))
    return Decimal(max(0, (today - end.on).days))


def _second(at: datetime) -> int:
    local = at.astimezone(HO_CHI_MINH)
    return local.hour * 3600 + local.minute * 60 + local.second
