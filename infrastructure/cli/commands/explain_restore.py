"""``hoso explain-restore``: say why sealed facts are gone, so that sealing can begin again (giải trình khôi phục)."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from infrastructure.cli.terminal.errors import BadInput
from infrastructure.cli.terminal.formats import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from application.record import Receipt
    from infrastructure.main import RunningInstallation
    from infrastructure.settings import Settings


def explain_restore(
    reason: Annotated[str, typer.Option(help="What happened and what was restored, without personal data.")],
    operator: Annotated[str, typer.Option(help="Account of who explains it.")] = "admin",
) -> None:
    """Record that sealed or acknowledged facts were lost with a restore or a failover, and accept the loss.

    Only while something is lost, and once: the first reason stays. Until then servers refuse every command
    (SEALED_FACTS_LOST); afterwards the sealer begins another tree under another key. What was lost stays provable
    by every older checkpoint, receipt and witness.
    """
    from infrastructure.cli.terminal.open_installation import in_installation

    receipt, gone = in_installation(lambda running: _explained(running, reason, operator))
    said = "this was recorded before" if receipt.first is None else f"recorded at position {receipt.position}"
    say(f"{said}: the next look of the sealer begins another tree")
    say(
        f"GIVEN AGAIN: dossier codes and numbers given with the lost facts {gone.first} to {gone.last} will be given "
        "to others; whoever holds a receipt with such a position is to be told, their dossier recorded anew"
    )


class Gone(NamedTuple):
    """Positions that are lost, as far as anybody here remembers; later ones nobody here knows of (sự kiện đã mất)."""

    first: int
    last: int


async def _explained(running: "RunningInstallation", reason: str, operator: str) -> "tuple[Receipt, Gone]":
    import asyncio

    from application.access.actors import Actor, Role
    from application.record import record
    from domain.log_integrity.commands import ExplainRestore
    from domain.values import ActorId
    from infrastructure.evidence.sealer.seal_folder import SealFolder

    lost, known = await running.losses.missing(), running.losses.last_acknowledged
    last = 0 if lost is None or known is None else known.position
    if lost is not None and lost["alarm"] == "OTHER_LOG":
        raise BadInput(_another_log(running.settings, lost))
    if lost is None and SealFolder(running.settings.seals).alarm() is None:
        raise BadInput("nothing is lost and the sealer has raised no alarm: there is nothing to explain")
    if lost is not None and "acknowledged" in lost:
        origin, size, root, surviving = _acknowledged(running, lost)
    else:
        origin, size, root, surviving = await asyncio.to_thread(_sealed, running)
    command = ExplainRestore(
        occurred_at=running.store.clock.now(), reason=reason, origin=origin, size=size, root=root, surviving=surviving
    )
    receipt = await record(running.store, Actor(ActorId(operator), Role.ADMIN), command)
    return receipt, Gone(surviving + 1, max(size, last))


def _another_log(settings: "Settings", lost: "Mapping[str, str]") -> str:
    """What helps where seals or memory are of a log that this one never was."""
    from infrastructure.evidence.sealer.acknowledged import ACKNOWLEDGED

    if "acknowledged" in lost:
        return (
            f"{settings.data_dir / ACKNOWLEDGED} is the memory of another log: nothing was recorded; name this log's "
            "own folder in HOSO_DATA_DIR or the other log's database, or move that file away where a new log was begun"
        )
    return (
        f"{settings.seals} holds the seals of another log: nothing was recorded; name this log's own folder in "
        "HOSO_SEAL_DIR, or another new one where a new log was begun after all was lost"
    )


def _sealed(running: "RunningInstallation") -> tuple[str, int, str, int]:
    """The newest checkpoint, and how much of what it covers survived."""
    from base64 import b64encode

    from infrastructure.evidence.fact_bytes import StoredFacts
    from infrastructure.evidence.format.tiles import Tiles
    from infrastructure.evidence.sealer.newest_seal import newest_seal
    from infrastructure.evidence.sealer.seal_folder import SealFolder
    from infrastructure.evidence.sealer.surviving_prefix import surviving_position

    folder = SealFolder(running.settings.seals)
    lost = newest_seal(folder).point
    if lost is None:
        raise BadInput(f"no seal can be read in {folder.public}: name the log's own folder in HOSO_SEAL_DIR")
    with StoredFacts(running.url, running.settings.names, running.settings.names.app) as facts:
        surviving = surviving_position(facts, Tiles(folder.public), lost.size)
    return lost.origin, lost.size, b64encode(lost.root).decode(), surviving


def _acknowledged(running: "RunningInstallation", lost: "Mapping[str, str]") -> tuple[str, int, str, int]:
    """The fact acknowledged last, whose leaf stands for the root that nobody signed; all before the head survived."""
    from base64 import b64encode

    last = running.losses.last_acknowledged
    assert last is not None  # it is what was lost
    return (
        running.settings.log_origin,
        last.position,
        b64encode(last.leaf).decode(),
        min(int(lost["head"]), last.position - 1),
    )
