"""``hoso verify``: hold evidence against keys you trust, with --replay against the house's own rules too (kiểm tra)."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.complaints import BadInput
from infrastructure.cli.formats import say

if TYPE_CHECKING:
    from application.ports import Fact
    from infrastructure.evidence.replaying import Replayed
    from infrastructure.main import Running

RECEIPT = "receipt"
UNREADABLE = 2
AT_ONCE = 500


def verify(
    what: Annotated[str, typer.Argument(help="A bundle of «hoso export evidence», or the word receipt and a file.")],
    file: Annotated[Path | None, typer.Argument(help="After receipt: a .tlog-proof, or the note of a promise.")] = None,
    key: Annotated[Path | None, typer.Option(help="Keys you trust: a policy file, as «hoso keys» prints it.")] = None,
    receipt: Annotated[list[Path] | None, typer.Option(help="A promise or .tlog-proof to hold against it.")] = None,
    checkpoint: Annotated[list[Path] | None, typer.Option(help="A checkpoint that was kept elsewhere.")] = None,
    tsa_ca: Annotated[Path | None, typer.Option(help="Certificates of timestamping authorities (PEM).")] = None,
    replay: Annotated[
        bool, typer.Option("--replay", help="Count dates and make rows again, with this program.")
    ] = False,
    rows: Annotated[bool, typer.Option(help="With --replay: hold rows against the read models of this house.")] = True,
) -> None:
    """Hold a bundle or a receipt against keys you trust: every check of «hoso-verify», the same program in one file.

    It needs neither network nor database; --replay adds checks 9 and 10 in full and compares with this house.
    """
    from infrastructure.evidence import hoso_verify

    if what == RECEIPT:
        code = _receipt(file, key)
    else:
        words = [what]
        for option, values in (
            ("--key", [key]),
            ("--receipt", receipt or []),
            ("--checkpoint", checkpoint or []),
            ("--tsa-ca", [tsa_ca]),
        ):
            words += [word for value in values if value is not None for word in (option, str(value))]
        code = hoso_verify.main(words)
        if replay and code != UNREADABLE:
            code = max(code, _tell(_replayed(Path(what), rows)))
    sys.stdout.flush()
    if code:
        raise typer.Exit(code)


def _receipt(path: Path | None, key: Path | None) -> int:
    """Hold one receipt against keys: those given, or those of this machine's own house."""
    import tempfile

    from infrastructure.cli.opening import settings
    from infrastructure.evidence import hoso_verify
    from infrastructure.evidence.keys import keys_of, promise_signer

    if path is None:
        raise BadInput("which receipt? hoso verify receipt FILE --key KEYS")
    if key is not None:
        return hoso_verify.main(["--key", str(key), "--receipt", str(path)])
    found = settings()
    if not (found.seals / "public" / "vkey").exists():
        raise BadInput("no house has sealed here: give --key KEYS, the policy file that «hoso keys» prints there")
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as file:
        file.write(keys_of(found, promise_signer(found)))
        file.flush()
        return hoso_verify.main(["--key", file.name, "--receipt", str(path)])


def _replayed(path: Path, rows: bool) -> "Replayed":
    from infrastructure.cli.opening import in_house
    from infrastructure.evidence.replaying import BundleUnreadable, recount

    try:
        found, dossiers = recount(path)
    except BundleUnreadable as error:
        raise BadInput(str(error)) from error
    if rows:
        in_house(lambda running: _compared(running, dossiers, found))
    return found


async def _compared(running: "Running", dossiers: "dict[str, list[Fact]]", found: "Replayed") -> None:
    """Hold the rows that facts make against the live read model, where it stands at the same fact."""
    from application.queries.reads import Sight
    from infrastructure.cli.opening import caught_up
    from infrastructure.read_models.rows_of_facts import RowsOfFacts

    await caught_up(running)
    streams = list(dossiers)
    for at in range(0, len(streams), AT_ONCE):
        some = streams[at : at + AT_ONCE]
        live = await running.reads.dossiers_of([stream.partition("/")[2] for stream in some], Sight(all=True))
        for stream in some:
            facts, shown = dossiers[stream], live.get(stream.partition("/")[2])
            if shown is not None and shown["position"] > facts[-1].position:
                continue
            found.compared += 1
            if shown != RowsOfFacts().dossier(facts):
                found.differing.append(stream)


def _tell(found: "Replayed") -> int:
    say()
    say(f" 9 {found.promises} promised dates counted again, {len(found.miscounted)} do not follow from their inputs")
    for one in found.miscounted[:20]:
        say(f"   fact {one.position} of {one.stream}: recorded {one.recorded}, counted {one.counted}")
    say(
        f"10 {found.compared} dossiers made again of {found.facts} facts, {len(found.differing)} differ from their rows"
    )
    for stream in found.differing[:20]:
        say(f"   {stream}")
    return 1 if found.miscounted or found.differing else 0
