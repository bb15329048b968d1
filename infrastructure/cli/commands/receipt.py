"""``hoso receipt``: a proof that an act stands in the sealed log, to keep and to check anywhere (biên nhận)."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.terminal.errors import BadInput
from infrastructure.cli.terminal.formats import say

if TYPE_CHECKING:
    from infrastructure.main import RunningInstallation


def receipt(
    name: Annotated[str, typer.Argument(help="Code of a dossier, AGENCY/NUMBER/YEAR of a decision, or a procedure.")],
    out: Annotated[Path | None, typer.Argument(help="File to write; CODE-ACT.tlog-proof when left out.")] = None,
    act: Annotated[
        str | None, typer.Option(help="Which act: submitted, accepted, issued, …; the first one when left out.")
    ] = None,
    qr: Annotated[Path | None, typer.Option(help="Image beside it, .png or .svg; beside OUT when left out.")] = None,
) -> None:
    """Write a C2SP .tlog-proof and a QR image of it; «hoso verify receipt FILE» holds it against keys you trust."""
    from infrastructure.cli.terminal.open_installation import in_installation
    from infrastructure.evidence.bundle.inclusion_proof import draw

    if qr is not None and qr.suffix not in (".png", ".svg"):
        raise BadInput(f"--qr {qr}: write a .png or an .svg")
    made, act_name, stream, position = in_installation(lambda running: _made(running, name, act))
    out = out or Path(f"{name.replace('/', '-')}-{act_name}.tlog-proof")
    out.write_text(made, encoding="utf-8")
    image = qr or out.with_suffix(".png")
    say(f"{out}: {name} ({stream}), {act_name} at position {position}, {len(made.encode())} bytes")
    for drawn in draw(made, image):
        say(f"{drawn}: the same as QR")


async def _made(running: "RunningInstallation", name: str, act: str | None) -> tuple[str, str, str, int]:
    from infrastructure.cli.terminal.resolve_stream import stream_of
    from infrastructure.evidence.bundle.inclusion_proof import NotSealedYet, receipt
    from infrastructure.evidence.fact_bytes import StoredFacts
    from infrastructure.evidence.sealer.seal_folder import SealFolder

    stream = await stream_of(running.store, name)
    facts = await running.log.facts(stream)
    acts = [fact.topic.split(".")[1] for fact in facts]
    if act is not None and act not in acts:
        raise BadInput(f"--act {act}: «{name}» has no such act, it has {', '.join(dict.fromkeys(acts))}")
    wanted = facts[0 if act is None else acts.index(act)]
    with StoredFacts(running.url, running.settings.names, running.settings.names.app) as stored:
        (fact,) = stored.between(wanted.position, wanted.position)
    try:
        proof = receipt(fact, SealFolder(running.settings.seals))
    except NotSealedYet as error:
        raise BadInput(str(error)) from error
    return proof, wanted.topic.split(".")[1], stream, wanted.position
