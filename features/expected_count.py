"""The count that belongs beside a red line, day by day (bảng tính bên cạnh câu không đạt).

Of a sentence that states a limit of its own, the count of that limit; else that of the dossier's promised
date. A sentence that is not listed here and has no dossier has none: rather no count than another one.
"""

from collections.abc import Callable, Mapping
from typing import Any

from application.queries.dossier_clock import derive
from domain.law.cut_offs.rules import clock_start
from domain.law.deadlines import DayCount, explain
from domain.law.difficult_area.rules import limit_in_difficult_area
from domain.law.in_force import Deadline
from domain.values import legal_day
from features.steps.expectations import ScenarioMismatch
from features.steps.world import World

Values = Mapping[str, Any]


def expected_count(sentence: str, values: Values, world: World) -> DayCount | None:
    """The count for a sentence by its id and its values, None where nothing is counted (bảng tính thời hạn)."""
    count = _STATED.get(sentence, _promised)
    try:
        return count(values, world)
    except (ScenarioMismatch, ValueError, LookupError, ArithmeticError):
        return None  # the line is red already, and whatever stopped it stops its count


def _promised(values: Values, world: World) -> DayCount | None:
    state = world.run(world.store.dossier(world.dossier_id))
    return None if state.promise is None else world.run(derive(world.store, state.promise))


def _limit(values: Values, world: World) -> DayCount:
    law = world.in_force(legal_day(values["start"]))
    return explain(values["start"], values["limit"], law.hours, law.calendar)


def _longer_limit(values: Values, world: World) -> DayCount:
    day = legal_day(values["start"])
    law = world.in_force(day)
    return explain(values["start"], limit_in_difficult_area(values["limit"], law, on=day), law.hours, law.calendar)


def _after_cut_off(values: Values, world: World) -> DayCount:
    channel, received = values["channel"], values["at"]
    law = world.in_force(legal_day(received))
    start = clock_start(received, channel, law, {channel: values["cut_off"]})
    return explain(start.at, values["limit"], law.hours, law.calendar)


def _named_clock(values: Values, world: World) -> DayCount | None:
    law = world.in_force(legal_day(values["start"]))
    found = values["clock"](values["start"], law)
    return found.day_count(law) if isinstance(found, Deadline) else None


_STATED: Mapping[str, Callable[[Values, World], DayCount | None]] = {
    "limit.ends": _limit,
    "area.ends": _longer_limit,
    "receipt.ends": _after_cut_off,
    "clock.ends": _named_clock,
}
"""Sentences that state a limit of their own, by id (các câu tự nêu thời hạn)."""
