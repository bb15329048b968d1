"""``hoso export evidence``: facts, seals and all else that an outsider needs to check them (kết xuất bằng chứng)."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.terminal.errors import BadInput
from infrastructure.cli.terminal.formats import say

if TYPE_CHECKING:
    from infrastructure.evidence.bundle.scope import Chosen
    from infrastructure.evidence.fact_bytes import StoredFacts
    from infrastructure.main import RunningInstallation

VERIFIER = "hoso_verify.py"


def export_evidence(
    out: Annotated[Path, typer.Argument(help="File to write, e.g. evidence.tar; the verifier is laid beside it.")],
    dossier: Annotated[str | None, typer.Option(help="Code of one dossier, or source/case.")] = None,
    agency: Annotated[str | None, typer.Option(help="Agency and those below it, with --period.")] = None,
    period: Annotated[str | None, typer.Option(help="Handed in then: 2026, 2026-03 or 2026-01-01..2026-06-30.")] = None,
    whole: Annotated[bool, typer.Option("--all", help="The whole log.")] = False,
) -> None:
    """Write a bundle that «hoso-verify» checks without network, database or us: python3 hoso_verify.py OUT."""
    import shutil

    from infrastructure.cli.terminal.open_installation import in_installation
    from infrastructure.evidence import hoso_verify

    if sum((dossier is not None, agency is not None, whole)) != 1 or (agency is None) != (period is None):
        raise BadInput("say what to export: --dossier CODE, or --agency A --period P, or --all")
    if not out.parent.is_dir():
        raise BadInput(f"{out.parent} is no folder: make it, or write elsewhere")
    if out.is_dir():
        raise BadInput(f"{out} is a folder: name a file in it, e.g. {out / 'evidence.tar'}")
    count, unsealed, dossiers = in_installation(lambda running: _written(running, out, dossier, agency, period))
    verifier = out.parent / VERIFIER
    shutil.copyfile(hoso_verify.__file__, verifier)
    say(f"{out}: {count} facts" + ("" if dossiers is None else f", {dossiers} dossiers"))
    if unsealed:
        say(f"  {unsealed} of them are not sealed yet and cannot be proved: hoso seal --once, then export again")
    if dossiers == 0:
        say(f"  nothing was handed in at {agency} in {period}: the bundle holds no dossier")
    say(f"{verifier}: the verifier; python3 {verifier} {out} --key KEYS")


async def _written(
    running: "RunningInstallation", out: Path, dossier: str | None, agency: str | None, period: str | None
) -> tuple[int, int, int | None]:
    import asyncio

    from application.history.replay import find_stream
    from infrastructure.evidence.bundle.bundle import write_bundle
    from infrastructure.evidence.fact_bytes import StoredFacts
    from infrastructure.evidence.sealer.seal_folder import SealFolder
    from infrastructure.main import bundle_context

    stream = None if dossier is None else await find_stream(running.store, dossier)

    def write() -> tuple[int, int, int | None]:
        with StoredFacts(running.url, running.settings.names, running.settings.names.app) as stored:
            chosen = _chosen(stored, stream, dossier, agency, period)
            count, unsealed = write_bundle(out, chosen, SealFolder(running.settings.seals), bundle_context(running))
            return count, unsealed, chosen.dossiers

    return await asyncio.to_thread(write)


def _chosen(
    stored: "StoredFacts", stream: str | None, code: str | None, agency: str | None, period: str | None
) -> "Chosen":
    from domain.values import parse_agency_id
    from infrastructure.cli.terminal.periods import days_of
    from infrastructure.evidence.bundle import scope

    if stream is not None and code is not None:
        return scope.dossier(stored, stream, code)
    if agency is not None and period is not None:
        since, before = days_of(period, where="--period")
        try:
            return scope.agency(stored, parse_agency_id(agency), since, before)
        except scope.AgencyUnknown as error:
            raise BadInput(f"--agency: {error}") from error
    return scope.everything(stored)
