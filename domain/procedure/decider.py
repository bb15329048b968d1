"""Which act decides which command about procedures and processes (thủ tục hành chính, quy trình nội bộ)."""

from datetime import datetime
from typing import assert_never

from domain.procedure.approval import approve
from domain.procedure.commands import (
    AmendProcedure,
    ApproveProcess,
    ProcedureCommand,
    ProcessCommand,
    PublishProcedure,
    RepealProcedure,
)
from domain.procedure.events import ProcedureEvent, ProcessEvent
from domain.procedure.process import Process
from domain.procedure.publication import amend, publish, repeal
from domain.procedure.state import ProcedureState


def decide(command: ProcedureCommand, state: ProcedureState | None, at: datetime) -> tuple[ProcedureEvent, ...]:
    """The facts that follow from a command about a procedure (quyết định về thủ tục hành chính)."""
    match command:
        case PublishProcedure():
            return publish(command, state, at)
        case AmendProcedure():
            return amend(command, state, at)
        case RepealProcedure():
            return repeal(command, state, at)
        case _:
            assert_never(command)


def decide_process(command: ProcessCommand, state: Process | None, at: datetime) -> tuple[ProcessEvent, ...]:
    """The facts that follow from a command about an internal process (quyết định về quy trình nội bộ)."""
    match command:
        case ApproveProcess():
            return approve(command, state, at)
        case _:
            assert_never(command)
