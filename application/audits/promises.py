"""Every promised date counted again from its recorded inputs (kiểm tra lại ngày hẹn trả)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from application.ports import Fact
from domain.calendar.state import WorkingCalendar, evolve
from domain.dossier.law import Law
from domain.dossier.promise import Promise
from domain.dossier.promise_calculation import recounted
from domain.law.deadlines import OfficeHours


@dataclass(frozen=True, slots=True)
class Miscounted:
    """A recorded date that its inputs do not give (ngày hẹn trả tính sai)."""

    position: int
    stream: str
    recorded: datetime
    counted: datetime


@dataclass(slots=True)
class Recount:
    """How many promised dates were counted again (số ngày hẹn trả đã kiểm tra)."""

    promises: int = 0


def miscounted(facts: Iterable[Fact], calendar: Sequence[Any], recount: Recount) -> Iterator[Miscounted]:
    """The promises among facts that do not follow from their own inputs.

    calendar: the facts of the working calendar, in order; each promise knows how many of them it was made on.
    """

    @cache
    def known(version: int) -> WorkingCalendar:
        state = WorkingCalendar()
        for event in calendar[:version]:
            state = evolve(state, event)
        return state

    for fact in facts:
        promise = getattr(fact.event, "promise", None)
        if not isinstance(promise, Promise):
            continue
        recount.promises += 1
        again = recounted(_law(known(promise.calendar).counting(promise.agency_decisions), promise.hours), promise)
        if replace(again, calendar=promise.calendar) != promise:
            yield Miscounted(fact.position, fact.stream, promise.due_at, again.due_at)


def _law(calendar: WorkingCalendar, hours: OfficeHours) -> Law:
    """What counting asks of the law: a calendar and office hours, no parameter."""
    return Law(parameters={}, calendar=calendar, hours=hours)
