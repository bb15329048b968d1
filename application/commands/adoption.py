"""Taking over one case of another system with all its activities (tiếp nhận dữ liệu cũ)."""

from datetime import datetime
from typing import Any

from application import streams
from application.access.actors import Actor
from application.case_store import CaseStore
from application.commands.spec import in_stream
from application.ports import NewFact
from domain.dossier.adoption import grown
from domain.dossier.commands import AdoptActivity, AdoptDossier, AdoptHistory
from domain.dossier.decider import decide
from domain.dossier.evolution import evolve
from domain.dossier.law import Law
from domain.law.deadlines.hours import DEFAULT_OFFICE_HOURS


async def adopt(store: CaseStore, actor: Actor, command: AdoptHistory, at: datetime) -> list[NewFact]:
    """The facts of a case that are not here yet; of a known one what a later export says beyond it.

    Raises AdoptionContradicted.
    """
    state, stream = await store.dossier(command.dossier.dossier), streams.dossier(command.dossier.dossier)
    version = state.version
    if state.adoption is not None and state.adoption[:2] == (command.dossier.source, command.dossier.case):
        recorded = [fact.event for fact in await store.log.facts(stream)]
        return in_stream(stream, version, list(grown(command, recorded)))
    calendar, _ = await store.calendar()
    law = Law(parameters=store.parameters, calendar=calendar, hours=DEFAULT_OFFICE_HOURS)
    events: list[Any] = []
    commands: tuple[AdoptDossier | AdoptActivity, ...] = (command.dossier, *command.activities)
    for one in commands:
        for event in decide(one, state, law):
            events.append(event)
            state = evolve(state, event)  # type: ignore[arg-type]  # adoption numbers nothing
    return in_stream(stream, version, events)
