"""``hoso explain-restore``: say why sealed facts are gone, so that sealing can begin again (giải trình khôi phục)."""

from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.terminal.errors import BadInput
from infrastructure.cli.terminal.formats import say

if TYPE_CHECKING:
    from application.record import Receipt
    from infrastructure.main import RunningInstallation


def explain_restore(
    reason: Annotated[str, typer.Option(help="What happened and what was restored, without personal data.")],
    operator: Annotated[str, typer.Option(help="Account of who explains it.")] = "admin",
) -> None:
    """Record that sealed facts were lost with a restore; the sealer then begins another tree under another key.

    Only while its alarm stands, and once: the first reason stays. Until then servers refuse every command
    (SEALED_FACTS_LOST). What was lost stays provable by every older checkpoint, receipt and witness.
    """
    from infrastructure.cli.terminal.open_installation import in_installation

    receipt = in_installation(lambda running: _explained(running, reason, operator))
    said = "this was recorded before" if receipt.first is None else f"recorded at position {receipt.position}"
    say(f"{said}: the next look of the sealer begins another tree")


async def _explained(running: "RunningInstallation", reason: str, operator: str) -> "Receipt":
    import asyncio
    from base64 import b64encode

    from application.access.actors import Actor, Role
    from application.record import record
    from domain.log_integrity.commands import ExplainRestore
    from domain.values import ActorId
    from infrastructure.evidence.fact_bytes import StoredFacts
    from infrastructure.evidence.format.checkpoint import parse_checkpoint
    from infrastructure.evidence.format.tiles import Tiles
    from infrastructure.evidence.sealer.seal_folder import SealFolder
    from infrastructure.evidence.sealer.surviving_prefix import surviving_position

    folder = SealFolder(running.settings.seals)
    alarm, signed = folder.alarm(), folder.checkpoint()
    if alarm is None or signed is None:
        raise BadInput("the sealer has raised no alarm: there is nothing to explain; run «hoso seal --once» to look")
    lost = parse_checkpoint(signed)

    def surviving() -> int:
        with StoredFacts(running.url, running.settings.names, running.settings.names.app) as facts:
            return surviving_position(facts, Tiles(folder.public), lost.size)

    command = ExplainRestore(
        occurred_at=running.store.clock.now(),
        reason=reason,
        origin=lost.origin,
        size=lost.size,
        root=b64encode(lost.root).decode(),
        surviving=await asyncio.to_thread(surviving),
    )
    return await record(running.store, Actor(ActorId(operator), Role.ADMIN), command)
