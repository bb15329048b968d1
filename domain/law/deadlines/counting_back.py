"""Days counted back from one that must be reached (tính lùi).

The day that must be reached is not counted itself (BLDS 2015 Điều 147 khoản 2), and the last day is not moved.
"""

from datetime import date, timedelta

from domain.calendar.state import WorkingCalendar
from domain.errors import Malformed
from domain.law.deadlines.limits import TimeLimit, TimeUnit


def counted_back(day: date, limit: TimeLimit, calendar: WorkingCalendar) -> date:
    """The day that lies a limit of whole days before another (ngày tính lùi).

    Working days skip every day off, days do not. Raises Malformed for other units and for parts of days,
    LawNotLoaded beyond the opened calendar.
    """
    amount = int(limit.amount)
    if amount == limit.amount and limit.unit is TimeUnit.DAY:
        return day - timedelta(days=amount)
    if amount == limit.amount and limit.unit is TimeUnit.WORKING_DAY:
        run = calendar.run(day.year)
        return date.fromordinal(run.day(run.before(day.toordinal()) - amount))
    raise Malformed(
        f"{limit}: only whole days and whole working days are counted back",
        vi=f"{limit}: chỉ tính lùi được số nguyên ngày hoặc ngày làm việc",
        code="NOT_COUNTED_BACK",
    )
