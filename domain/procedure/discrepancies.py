"""What is wrong with the times a process was approved with (bất thường của quy trình nội bộ).

A discrepancy is recorded with the approval: the agency did approve the table, so it is neither refused
nor passed over in silence.
"""

from dataclasses import dataclass
from decimal import Decimal

from domain.law.deadlines import TimeLimit, TimeUnit
from domain.procedure.steps import StepSum, office_hours


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsDoNotAddUp:
    """The steps give another time than the stated total (tổng các bước không khớp thời hạn)."""

    stated: TimeLimit
    summed: TimeLimit


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsDiffer:
    """Steps are given in another kind of time than the total (lệch đơn vị: «ngày làm việc» và «ngày»)."""

    stated: TimeUnit
    steps: tuple[TimeUnit, ...]


def steps_do_not_add_up(stated: TimeLimit | None, added: StepSum, *, hours_per_day: Decimal) -> StepsDoNotAddUp | None:
    """Compare a stated total with the sum of the steps (đối chiếu tổng thời gian).

    Compared with the steps given in the same kind of time; where there are none, «ngày» is read as
    «ngày làm việc», for pages mix the words up. With steps of unknown time the sum is a lower bound, so
    then only a sum above the total is wrong.
    """
    summed = _comparable(stated, added)
    if stated is None or summed is None or adds_up(stated, added, hours_per_day=hours_per_day) is not False:
        return None
    return StepsDoNotAddUp(stated=stated, summed=summed)


def adds_up(stated: TimeLimit | None, added: StepSum, *, hours_per_day: Decimal) -> bool | None:
    """Whether the steps give the stated total; None where nothing could be compared (tổng các bước khớp).

    No total is stated, no step has a time of its kind, or steps of unknown time may make up what is missing.
    """
    summed = _comparable(stated, added)
    if stated is None or summed is None:
        return None
    missing = office_hours(stated, hours_per_day) - office_hours(summed, hours_per_day)
    return None if missing >= 0 and added.unstated else missing == 0


def units_differ(stated: TimeLimit | None, added: StepSum) -> UnitsDiffer | None:
    """Find steps given in another kind of time than the stated total (lệch đơn vị thời gian)."""
    if stated is None:
        return None
    others = tuple(line.unit for line in added.totals if line is not added.total_in(stated.unit))
    return UnitsDiffer(stated=stated.unit, steps=others) if others else None


def _comparable(stated: TimeLimit | None, added: StepSum) -> TimeLimit | None:
    return None if stated is None else added.total_in(stated.unit) or _read_alike(stated, added)


def _read_alike(stated: TimeLimit, added: StepSum) -> TimeLimit | None:
    only = added.totals[0] if len(added.totals) == 1 else None
    alike = (TimeUnit.DAY, TimeUnit.WORKING_DAY, TimeUnit.WORKING_HOUR)
    return only if only is not None and only.unit in alike and stated.unit in alike else None
