"""How the courses of planted dossiers begin, and the small turns they share."""

from datetime import date, datetime, timedelta
from typing import Any

from application.access.actors import Role
from domain.dossier import commands as c
from tests.application.audits.findings.memory_log import Entry
from tests.application.audits.findings.simulated_dossier import SimulatedDossier
from tests.application.audits.findings.town import LONG, Town, at


def begun(town: Town, day: str, procedure: str = LONG, case: str | None = None, **where: Any) -> SimulatedDossier:
    """A dossier handed in, taken in and given to an officer in the morning of a day."""
    one, on = town.dossier(procedure, **where), town.day(day)
    one.submit(at(on, "08:00"), procedure, case)
    one.accept(at(on, "08:30"))
    one.assign(at(on, "09:00"))
    return one


def due(one: SimulatedDossier, town: Town, working_days: int = 0) -> date:
    """The promised day, or so many working days from it."""
    assert one.state.due_on is not None
    return town.after(one.state.due_on, working_days)


def closures(town: Town, day: str, dossiers: int, *, agency: str, seconds: int = 60) -> tuple[Entry, ...]:
    """So many dossiers of one agency closed one after the other in an afternoon."""
    closed = []
    for number in range(dossiers):
        one = begun(town, day, agency=agency)
        one.sign(at(town.day(day, 3), "14:00"))
        closed.append(one.conclude(at(town.day(day, 3), "15:00") + number * timedelta(seconds=seconds)))
        one.deliver(at(town.day(day, 4 + number % 3), "10:00"))
    return tuple(closed)


def ask(one: SimulatedDossier, when: datetime, number: int = 1) -> Entry:
    return one.act(one.who(Role.CASE), c.AskOpinion, when, opinion=str(number), of="Sở A", subject="Địa điểm")


def answer(one: SimulatedDossier, when: datetime, number: int = 1) -> Entry:
    return one.act(one.who(Role.CASE), c.GiveOpinion, when, opinion=str(number), agrees=True)


def promised(one: SimulatedDossier) -> Entry:
    return next(entry for entry in one.entries if entry.event.TOPIC == "dossier.accepted.v1")


def given(one: SimulatedDossier) -> Entry:
    return next(entry for entry in one.entries if entry.event.TOPIC == "dossier.assigned.v1")
