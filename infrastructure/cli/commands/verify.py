"""``hoso verify``: hold evidence against keys you trust, with --replay against our own rules too (kiểm tra)."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from infrastructure.cli.terminal.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from application.ports import Fact
    from infrastructure.evidence.bundle.recomputation import BundleReplay
    from infrastructure.main import RunningInstallation

RECEIPT = "receipt"
AT_ONCE = 500


def verify(
    what: Annotated[str, typer.Argument(help="A bundle of «hoso export evidence», or the word receipt and a file.")],
    file: Annotated[Path | None, typer.Argument(help="After receipt: a .tlog-proof, or the note of a promise.")] = None,
    key: Annotated[Path | None, typer.Option(help="Keys you trust: a policy file, as «hoso keys» prints it.")] = None,
    receipt: Annotated[list[Path] | None, typer.Option(help="A promise or .tlog-proof to hold against it.")] = None,
    checkpoint: Annotated[list[Path] | None, typer.Option(help="A checkpoint that was kept elsewhere.")] = None,
    tsa_ca: Annotated[Path | None, typer.Option(help="Certificates of timestamping authorities (PEM).")] = None,
    json: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write the report for programs; - instead of the page.")
    ] = None,
    statement: Annotated[Path | None, typer.Option(help="Write the statement to a file too.")] = None,
    replay: Annotated[
        bool, typer.Option("--replay", help="Count dates and make rows again, with this program.")
    ] = False,
    rows: Annotated[bool, typer.Option(help="With --replay: hold rows against the read models here.")] = True,
) -> None:
    """Hold a bundle or a receipt against keys you trust: every check of «hoso-verify», the same program in one file.

    It needs neither network nor database; --replay does checks 9 and 10 in full and compares with what is here.
    Exit 0: what was asked holds; 1: something does not; 2: it cannot be read; 3: nothing was found wrong, but not
    everything was checked, as without --key: nobody was asked who signed.
    """
    options = {"checkpoint": checkpoint or [], "tsa_ca": tsa_ca, "json": json, "statement": statement}
    if what == RECEIPT:
        code = _receipt(file, key, options)
    else:
        options |= {"receipt": receipt or [], "key": key}
        code = _replayed(Path(what), options, rows) if replay else _verified(what, options)
    sys.stdout.flush()
    if code:
        raise typer.Exit(code)


def _verified(bundle: str | None, options: "Mapping[str, Any]") -> int:
    """What the verifier answers; the options are its own, under their names."""
    from infrastructure.evidence import hoso_verify

    words = [] if bundle is None else [bundle]
    for name, value in options.items():
        for one in value if isinstance(value, list) else [value]:
            words += [] if one is None else [f"--{name.replace('_', '-')}", str(one)]
    return hoso_verify.main(words)


def _receipt(path: Path | None, key: Path | None, options: "Mapping[str, Any]") -> int:
    """Hold one receipt against keys: those given, or those of this machine's own installation."""
    import tempfile

    from infrastructure.cli.terminal.open_installation import settings
    from infrastructure.evidence.public_keys import keys_as_sealed

    if path is None:
        raise BadInput("which receipt? hoso verify receipt FILE --key KEYS")
    if key is not None:
        return _verified(None, {**options, "key": key, "receipt": path})
    policy = keys_as_sealed(settings())
    if policy is None:
        raise BadInput("nobody has sealed here: give --key KEYS, the policy file that «hoso keys» prints there")
    typer.echo("Khóa lấy của chính cài đặt này, không phải khóa được đưa riêng.", err=True)
    typer.echo("The keys are those of this installation itself: give others with --key.", err=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as file:
        file.write(policy)
        file.flush()
        return _verified(None, {**options, "key": file.name, "receipt": path})


def _replayed(path: Path, options: "Mapping[str, Any]", rows: bool) -> int:
    """The verifier's report, with a replay entered in its place."""
    from argparse import Namespace
    from datetime import UTC, datetime

    from infrastructure.cli.terminal.open_installation import in_installation, require_installation, settings
    from infrastructure.evidence.bundle.recomputation import BundleUnreadable, enter, recount
    from infrastructure.evidence.hoso_verify import FileUnusable, conclude, emit, report_on
    from infrastructure.postgres.installations import NoInstallation

    if rows:
        try:
            require_installation(settings())
        except NoInstallation as error:
            raise NoInstallation(f"{error}; or replay without it: --no-rows") from error
    asked = Namespace(bundle=path, **options)
    try:
        report = report_on(asked, datetime.now(UTC))
    except FileUnusable:
        return _verified(str(path), options)  # it says why
    try:
        found, dossiers = recount(path)
    except BundleUnreadable as error:
        why = f"chương trình này không đọc được | this program cannot read it: {error}"
        report["checks"][10].update(why=why, asked=True)
        report.update(conclude(report))
    else:
        if rows:
            in_installation(lambda running: _compared(running, dossiers, found))
        enter(found, report, len(dossiers) if rows else None)
    try:
        return emit(report, asked)
    except FileUnusable as error:
        raise BadInput(f"{error.args[0]}: {error.args[1]}") from error


async def _compared(running: "RunningInstallation", dossiers: "dict[str, list[Fact]]", found: "BundleReplay") -> None:
    """Hold the rows that facts make against the live read model, where it stands at the same fact."""
    from application.access.rows import Visibility
    from infrastructure.cli.terminal.open_installation import caught_up
    from infrastructure.read_models.rows_of_facts import FoldedRows

    await caught_up(running)
    streams = list(dossiers)
    for at in range(0, len(streams), AT_ONCE):
        some = streams[at : at + AT_ONCE]
        live = await running.reads.dossiers_of([stream.partition("/")[2] for stream in some], Visibility(all=True))
        for stream in some:
            facts, shown = dossiers[stream], live.get(stream.partition("/")[2])
            if shown is not None and shown["position"] > facts[-1].position:
                continue
            found.compared += 1
            if shown != FoldedRows().dossier(facts):
                found.differing.append(stream)
