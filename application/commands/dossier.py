"""Commands on dossiers, and what law each asks for (xử lý hồ sơ)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from application import streams
from application.access.actors import Actor
from application.access.rows import refuse_outsider
from application.case_store import CaseStore
from application.commands.adoption import adopt
from application.commands.applicable_law import Need, gather
from application.commands.authority import authority_now
from application.commands.correction import refuse_unfit, spelt_out, what_follows
from application.commands.promise_notes import notes_on_promise
from application.commands.references import named_by, notes_on, refuse_unknown_names
from application.commands.spec import CommandSpec, CommandTable, Note, in_stream
from application.commands.steps import notes_on_step
from application.ports import NewFact
from domain.dossier import commands as c
from domain.dossier.contradiction import refuse_contradiction, refuse_taken_otherwise
from domain.dossier.decider import decide
from domain.dossier.events import DossierNumbered
from domain.dossier.refusals import dossier_unknown
from domain.dossier.state import DossierState
from domain.values import legal_day


def _asking(needs: Need) -> CommandSpec:
    """The spec of a command that asks for this much law."""

    async def decided(store: CaseStore, actor: Actor, command: c.DossierCommand, at: datetime) -> list[NewFact]:
        state = await store.dossier_to_decide_on(command.dossier)
        if not state.version and not isinstance(command, c.SubmitDossier):
            raise dossier_unknown()
        refuse_outsider(actor, state, command, await authority_now(store))
        law = await gather(store, command, state, needs, actor)
        facts = facts_of(command, state, decide(command, state, law))
        if facts:  # what was recorded once names what was there then
            await refuse_unknown_names(store, named_by(command, state), legal_day(command.occurred_at))
        return facts

    return CommandSpec(decided, lambda command: streams.dossier(command.dossier), _notes, _uncontradicted)


async def _uncontradicted(store: CaseStore, actor: Actor, command: c.DossierCommand, facts: Sequence[NewFact]) -> None:
    state = await store.dossier_to_decide_on(command.dossier)
    refuse_contradiction(command, state)
    if isinstance(command, c.TakeForAgency) and facts:
        newest = await store.log.event_at(streams.dossier(command.dossier), state.version)
        refuse_taken_otherwise(command, newest, state.version)


async def _notes(store: CaseStore, command: c.DossierCommand) -> tuple[Note, ...]:
    state = await store.dossier_to_decide_on(command.dossier)
    step = await notes_on_step(store, state, getattr(command, "step", None), command.occurred_at)
    promise = await notes_on_promise(store, command, state)
    return *await notes_on(store, named_by(command, state)), *step, *promise


async def _corrected(store: CaseStore, actor: Actor, command: c.CorrectFact, at: datetime) -> list[NewFact]:
    if not await _NO_LAW.decide(store, actor, command, at):
        return []
    spelt = await spelt_out(store, command)
    facts = await _NO_LAW.decide(store, actor, spelt, at)
    if facts:
        await refuse_unfit(store, actor, spelt)
    return facts


def facts_of(command: c.DossierCommand, state: DossierState, events: tuple[Any, ...]) -> list[NewFact]:
    """Events routed to their streams: the dossier's own, and the register that numbers it (định tuyến sự kiện)."""
    stream = streams.dossier(command.dossier)
    numbered = [event for event in events if isinstance(event, DossierNumbered)]
    own = in_stream(stream, state.version, [event for event in events if not isinstance(event, DossierNumbered)])
    if not numbered:
        return own
    register = NewFact(streams.intake_register(numbered[0].agency, numbered[0].day), None, numbered[0])
    return [NewFact(fact.stream, fact.want, fact.event, numbered_by=len(own)) for fact in own] + [register]


_NO_LAW = _asking(Need.NOTHING)
_CALENDAR = _asking(Need.CALENDAR)
_PROCESS = _asking(Need.PROCESS)

COMMANDS: CommandTable = {
    c.SubmitDossier: _asking(Need.PROCEDURE),
    c.TakeForAgency: _NO_LAW,
    c.ChooseLaw: _asking(Need.PROCEDURE | Need.CALENDAR),
    c.AcceptDossier: _asking(Need.PROCEDURE | Need.CALENDAR),
    c.RejectDossier: _NO_LAW,
    c.RequestSupplement: _CALENDAR,
    c.SupplySupplement: _CALENDAR,
    c.AssignDossier: _PROCESS,
    c.ForwardDossier: _PROCESS,
    c.TakeOverDossier: _PROCESS,
    c.CompleteStep: _PROCESS,
    c.AskOpinion: _CALENDAR,
    c.GiveOpinion: _NO_LAW,
    c.StartExclusion: _NO_LAW,
    c.EndExclusion: _CALENDAR,
    c.DemandPayment: _NO_LAW,
    c.RecordPayment: _CALENDAR,
    c.ExtendDeadline: _CALENDAR,
    c.MoveDeadline: _CALENDAR,
    c.WithdrawDossier: _NO_LAW,
    c.StopDossier: _asking(Need.PROCEDURE | Need.CALENDAR),
    c.ConcludeDossier: _NO_LAW,
    c.DeliverResult: _NO_LAW,
    c.CorrectFact: CommandSpec(_corrected, lambda command: streams.dossier(command.dossier), what_follows),
    c.AdoptHistory: CommandSpec(adopt, lambda command: streams.dossier(command.dossier.dossier)),
}
