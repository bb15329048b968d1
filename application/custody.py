"""How what concerns the log itself is decided (lưu giữ nhật ký)."""

from datetime import datetime

from application import streams
from application.actors import Actor
from application.handling import in_stream
from application.house import House
from application.ports import NewFact
from domain.custody.commands import CustodyCommand, DeployCode, ExplainRestore, ReportAnchoring
from domain.custody.decider import decide


async def on_custody(house: House, actor: Actor, command: CustodyCommand, at: datetime) -> list[NewFact]:
    """The facts of an act on the log's own keeping (lưu giữ nhật ký)."""
    stream = stream_of(command)
    state, version = await house.custody(stream)
    return in_stream(stream, version, decide(command, state))


def stream_of(command: CustodyCommand) -> str:
    """Where its facts stand."""
    return {DeployCode: streams.CODE, ReportAnchoring: streams.ANCHORING, ExplainRestore: streams.RESTORES}[
        type(command)
    ]
