"""Commands on decisions: the decision, its dossier, the register that numbers it (quyết định)."""

from datetime import datetime
from typing import Any

from application import streams
from application.access.actors import Actor
from application.access.rows import refuse_other_agency, refuse_outsider
from application.case_store import CaseStore
from application.commands.applicable_law import Need, gather
from application.commands.authority import authority_now
from application.commands.dossier import facts_of
from application.commands.references import named_by, notes_on, refuse_unknown_names
from application.commands.spec import CommandSpec, CommandTable, Note, in_stream
from application.ports import NewFact
from domain.decision.commands import (
    CorrectDecision,
    DecisionCommand,
    DraftDecision,
    IssueDecision,
    RevokeDecision,
    SignDecision,
    SubmitDecision,
)
from domain.decision.decider import decide
from domain.decision.events import DecisionNumbered
from domain.decision.state import DecisionState
from domain.dossier.commands import RecordResultDraft, RecordResultSignature
from domain.dossier.decider import decide as decide_dossier
from domain.log_integrity.decider import refuse_while_silent
from domain.values import AgencyId, DossierId, legal_day


async def _decided(store: CaseStore, actor: Actor, command: DecisionCommand, at: datetime) -> list[NewFact]:
    """The facts of an act on a decision; a draft and a signature are noted on its dossier too.

    Both notes stand in the same append, so a withdrawal and a signature cannot both win.
    """
    state, version = await store.decision(command.decision)
    refuse_other_agency(actor, _agency(command, state), await authority_now(store))
    if isinstance(command, IssueDecision):
        refuse_while_silent((await store.log_integrity(streams.ANCHORING))[0])
    await refuse_unknown_names(store, named_by(command), legal_day(at))
    events = decide(command, state, at)
    stream = streams.decision(command.decision)
    facts = in_stream(stream, version, [event for event in events if not isinstance(event, DecisionNumbered)])
    numbered = [event for event in events if isinstance(event, DecisionNumbered)]
    if numbered:
        register = NewFact(streams.decision_register(numbered[0].agency, numbered[0].year), None, numbered[0])
        facts = [NewFact(f.stream, f.want, f.event, numbered_by=len(facts)) for f in facts] + [register]
    dossier = _dossier(command, state)
    if facts and dossier is not None and isinstance(command, DraftDecision | SignDecision):
        facts += await _note(store, actor, command, dossier, at)
    return facts


async def _note(
    store: CaseStore, actor: Actor, command: DraftDecision | SignDecision, dossier: DossierId, at: datetime
) -> list[NewFact]:
    drafted = isinstance(command, DraftDecision)
    note: Any = (RecordResultDraft if drafted else RecordResultSignature)(
        dossier=dossier, by=actor.id, occurred_at=at, decision=command.decision
    )
    state = await store.dossier(dossier)
    refuse_outsider(actor, state, note, await authority_now(store))
    law = await gather(store, note, state, Need.NOTHING, actor)
    return facts_of(note, state, decide_dossier(note, state, law))


def _agency(command: DecisionCommand, state: DecisionState | None) -> AgencyId | None:
    if isinstance(command, DraftDecision):
        return command.agency
    return state.draft.agency if state is not None and state.draft is not None else None


def _dossier(command: DecisionCommand, state: DecisionState | None) -> DossierId | None:
    if isinstance(command, DraftDecision):
        return command.dossier
    return state.draft.dossier if state is not None and state.draft is not None else None


async def _notes(store: CaseStore, command: DecisionCommand) -> tuple[Note, ...]:
    return await notes_on(store, named_by(command))


_SPEC = CommandSpec(_decided, lambda command: streams.decision(command.decision), _notes)

COMMANDS: CommandTable = {
    DraftDecision: _SPEC,
    SubmitDecision: _SPEC,
    SignDecision: _SPEC,
    IssueDecision: _SPEC,
    CorrectDecision: _SPEC,
    RevokeDecision: _SPEC,
}
