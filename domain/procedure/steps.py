"""Steps of an internal process and whether their times add up (các bước của quy trình nội bộ)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from domain.law.deadlines import TimeLimit, TimeUnit

_OFFICE_TIME = frozenset({TimeUnit.WORKING_HOUR, TimeUnit.WORKING_DAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessStep:
    """One line of a process table: who does what in how long (bước thực hiện).

    position is the place in the table; label is as printed and may repeat. who names an office, never a
    person. limit None: no time above zero is given. counted False: the page says the time does not count
    («Không tính thời gian», «Giờ hành chính», «0 ngày»); None: it does not say.
    """

    position: int
    label: str | None = None
    stage: str | None = None
    who: str | None = None
    what: str | None = None
    limit: TimeLimit | None = None
    limit_text: str | None = None
    counted: bool | None = None
    result: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSum:
    """The times of the counted steps added up, exactly (tổng thời gian các bước).

    totals: one line per kind of time; working hours and working days are one kind. unstated: steps for
    which no time is given, so the sum may be short.
    """

    totals: tuple[TimeLimit, ...]
    unstated: int

    def total_in(self, unit: TimeUnit) -> TimeLimit | None:
        """The line of the same kind of time as a unit, if there is one (tổng theo đơn vị thời gian)."""
        return next((line for line in self.totals if _same_kind(line.unit, unit)), None)


def step_sum(steps: Iterable[ProcessStep], *, hours_per_day: Decimal) -> StepSum:
    """Add up the counted steps; a working day is hours_per_day working hours (tổng thời gian các bước)."""
    counted = tuple(step for step in steps if step.counted is not False)
    times = tuple(step.limit for step in counted if step.limit is not None)
    lines = (_office_time(times, hours_per_day), *(_plain(times, unit) for unit in TimeUnit))
    return StepSum(
        totals=tuple(line for line in lines if line is not None),
        unstated=len(counted) - len(times),
    )


def office_hours(time: TimeLimit, hours_per_day: Decimal) -> Decimal:
    """A time in working hours, a day read as a working day (quy đổi ra giờ làm việc)."""
    return time.amount if time.unit is TimeUnit.WORKING_HOUR else time.amount * hours_per_day


def _office_time(times: tuple[TimeLimit, ...], hours_per_day: Decimal) -> TimeLimit | None:
    own = tuple(time for time in times if time.unit in _OFFICE_TIME)
    if not own:
        return None
    if all(time.unit is TimeUnit.WORKING_DAY for time in own):
        return TimeLimit(sum((time.amount for time in own), Decimal(0)), TimeUnit.WORKING_DAY)
    return TimeLimit(sum((office_hours(time, hours_per_day) for time in own), Decimal(0)), TimeUnit.WORKING_HOUR)


def _plain(times: tuple[TimeLimit, ...], unit: TimeUnit) -> TimeLimit | None:
    own = tuple(time.amount for time in times if time.unit is unit)
    return TimeLimit(sum(own, Decimal(0)), unit) if own and unit not in _OFFICE_TIME else None


def _same_kind(one: TimeUnit, other: TimeUnit) -> bool:
    return one is other or {one, other} <= _OFFICE_TIME
