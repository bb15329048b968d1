"""Commands on procedures and their internal processes (thủ tục hành chính, quy trình nội bộ)."""

from datetime import datetime

from application import streams
from application.access.actors import Actor
from application.case_store import CaseStore
from application.commands.spec import CommandSpec, CommandTable, Note, in_stream
from application.ports import NewFact
from domain.law.in_force import InForce
from domain.procedure.amendment_remarks import remarks_on_amendment
from domain.procedure.commands import (
    AmendProcedure,
    ApproveProcess,
    ProcedureCommand,
    PublishProcedure,
    RepealProcedure,
)
from domain.procedure.decider import decide, decide_process
from domain.procedure.publication import refuse_replacement, refuse_signed_in_future
from domain.values import legal_day


async def _on_procedure(store: CaseStore, actor: Actor, command: ProcedureCommand, at: datetime) -> list[NewFact]:
    state, version = await store.procedure(command.procedure)
    events = decide(command, state, at)
    if events:  # what was recorded once named what was there then
        refuse_signed_in_future(command.decision, legal_day(store.clock.now()))
    if events and isinstance(command, RepealProcedure) and command.replaced_by is not None:
        refuse_replacement(command, (await store.procedure(command.replaced_by))[0])
    return in_stream(streams.procedure(command.procedure), version, events)


async def _on_process(store: CaseStore, actor: Actor, command: ApproveProcess, at: datetime) -> list[NewFact]:
    state, version = await store.process(command.process)
    refuse_signed_in_future(command.decision, legal_day(store.clock.now()))
    return in_stream(streams.process(command.process), version, decide_process(command, state, at))


async def _notes(store: CaseStore, command: ProcedureCommand) -> tuple[Note, ...]:
    state, _ = await store.procedure(command.procedure)
    if not isinstance(command, AmendProcedure) or state is None or len(state.versions) < 2:
        return ()
    calendar, _ = await store.calendar()
    return tuple(
        Note(one.code, one.vi, one.en)
        for one in remarks_on_amendment(state, command, InForce(store.parameters, calendar), store.clock.now())
    )


_PROCEDURE = CommandSpec(_on_procedure, lambda command: streams.procedure(command.procedure), _notes)

COMMANDS: CommandTable = {
    PublishProcedure: _PROCEDURE,
    AmendProcedure: _PROCEDURE,
    RepealProcedure: _PROCEDURE,
    ApproveProcess: CommandSpec(_on_process, lambda command: streams.process(command.process)),
}
