"""Commands on procedures and their internal processes (thủ tục hành chính, quy trình nội bộ)."""

from datetime import datetime

from application import streams
from application.access.actors import Actor
from application.case_store import CaseStore
from application.commands.spec import CommandSpec, CommandTable, in_stream
from application.ports import NewFact
from domain.procedure.commands import (
    AmendProcedure,
    ApproveProcess,
    ProcedureCommand,
    PublishProcedure,
    RepealProcedure,
)
from domain.procedure.decider import decide, decide_process


async def _on_procedure(store: CaseStore, actor: Actor, command: ProcedureCommand, at: datetime) -> list[NewFact]:
    state, version = await store.procedure(command.procedure)
    return in_stream(streams.procedure(command.procedure), version, decide(command, state, at))


async def _on_process(store: CaseStore, actor: Actor, command: ApproveProcess, at: datetime) -> list[NewFact]:
    state, version = await store.process(command.process)
    return in_stream(streams.process(command.process), version, decide_process(command, state, at))


_PROCEDURE = CommandSpec(_on_procedure, lambda command: streams.procedure(command.procedure))

COMMANDS: CommandTable = {
    PublishProcedure: _PROCEDURE,
    AmendProcedure: _PROCEDURE,
    RepealProcedure: _PROCEDURE,
    ApproveProcess: CommandSpec(_on_process, lambda command: streams.process(command.process)),
}
