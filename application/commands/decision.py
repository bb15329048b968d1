"""Commands on decisions: the decision, its dossier, the register that numbers it (quyết định)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from application import streams
from application.access.actors import Actor, NotAuthorised, Outsider
from application.access.rows import Authority, refuse_other_agency, refuse_outsider
from application.case_store import CaseStore
from application.commands.applicable_law import Need, gather
from application.commands.authority import authority_now
from application.commands.decision_texts import notes_on_text, refuse_wrong_text, was_corrected_so
from application.commands.dossier import facts_of
from application.commands.references import Named, notes_on, refuse_unknown_names
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
from domain.errors import NotPermitted
from domain.log_integrity.decider import refuse_while_silent
from domain.values import DossierId, legal_day


async def _decided(store: CaseStore, actor: Actor, command: DecisionCommand, at: datetime) -> list[NewFact]:
    """The facts of an act on a decision; a draft and a signature are noted on its dossier too.

    Both notes stand in the same append, so a withdrawal and a signature cannot both win.
    """
    state, version = await store.decision(command.decision)
    authority = await authority_now(store)
    if isinstance(command, DraftDecision):
        refuse_other_agency(actor, command.agency, authority)
    _refuse_outsider(actor, command, state, at, authority)
    if isinstance(command, IssueDecision):
        refuse_while_silent((await store.log_integrity(streams.ANCHORING))[0])
    events = decide(command, state, at)
    if isinstance(command, CorrectDecision) and state is not None:
        if await was_corrected_so(store, command, state):
            return []
        await refuse_wrong_text(store, command, state)
    if events:  # what was recorded once named what was there then
        await refuse_unknown_names(store, _named(command, state), legal_day(at))
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


def _refuse_outsider(
    actor: Actor, command: DecisionCommand, state: DecisionState | None, at: datetime, authority: Authority
) -> None:
    """Refuse an act on a decision of another agency as on one that is not there. Raises Outsider."""
    agency = state.draft.agency if state is not None and state.draft is not None else None
    if agency is None:
        return
    try:
        refuse_other_agency(actor, agency, authority)
    except NotAuthorised as refusal:
        raise Outsider(refusal.reason, basis=refusal.basis, as_unknown=_as_unknown(command, at, refusal)) from refusal


def _as_unknown(command: DecisionCommand, at: datetime, refusal: NotAuthorised) -> NotPermitted:
    """What the same command meets where nothing was drafted; a draft under the same key is refused as it is."""
    try:
        decide(command, None, at)
    except NotPermitted as unknown:
        return unknown
    return refusal


def _dossier(command: DecisionCommand, state: DecisionState | None) -> DossierId | None:
    if isinstance(command, DraftDecision):
        return command.dossier
    return state.draft.dossier if state is not None and state.draft is not None else None


async def _notes(store: CaseStore, command: DecisionCommand) -> tuple[Note, ...]:
    state, _ = await store.decision(command.decision)
    text = await notes_on_text(store, command, state) if isinstance(command, CorrectDecision) else ()
    return *await notes_on(store, _named(command, state)), *text


def _named(command: DecisionCommand, state: DecisionState | None) -> Iterator[Named]:
    """What an act on a decision names: its agency, and the officer of that agency who is to sign."""
    if isinstance(command, DraftDecision):
        yield Named(command.agency)
    elif isinstance(command, SubmitDecision) and command.submitted_to is not None and state is not None and state.draft:
        yield Named(state.draft.agency, officer=command.submitted_to)


_SPEC = CommandSpec(_decided, lambda command: streams.decision(command.decision), _notes)

COMMANDS: CommandTable = {
    DraftDecision: _SPEC,
    SubmitDecision: _SPEC,
    SignDecision: _SPEC,
    IssueDecision: _SPEC,
    CorrectDecision: _SPEC,
    RevokeDecision: _SPEC,
}
