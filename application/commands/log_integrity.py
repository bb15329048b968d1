"""Commands that concern the log itself: who records, who confirms its seals, what a restore lost (toàn vẹn nhật ký)."""

from datetime import datetime
from typing import Any

from application import streams
from application.access.actors import Actor
from application.case_store import CaseStore
from application.commands.spec import CommandSpec, CommandTable, in_stream
from application.ports import NewFact
from domain.log_integrity.commands import DeployCode, ExplainRestore, ReportAnchoring
from domain.log_integrity.decider import decide


def _in(stream: str) -> CommandSpec:
    async def decided(store: CaseStore, actor: Actor, command: Any, at: datetime) -> list[NewFact]:
        state, version = await store.log_integrity(stream)
        return in_stream(stream, version, decide(command, state))

    return CommandSpec(decided, lambda command: stream)


COMMANDS: CommandTable = {
    DeployCode: _in(streams.CODE),
    ReportAnchoring: _in(streams.ANCHORING),
    ExplainRestore: _in(streams.RESTORES),
}
