"""``hoso doctor``: whether the ground under the log still holds, and how to mend it (kiểm tra an toàn)."""

from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.terminal.formats import Format, print_json

if TYPE_CHECKING:
    from application.queries.calendar_outlook import MissingYear
    from infrastructure.doctor.check_result import CheckResult
    from infrastructure.evidence.sealer.loss_detector import Comparison
    from infrastructure.settings import Settings

COLOURS = {"ok": "green", "warning": "yellow", "failed": "bold red"}


def doctor(
    whole: Annotated[
        bool, typer.Option("--whole", help="Read the whole log again too, fact by fact, and the register of commands.")
    ] = False,
    format: Annotated[Format, typer.Option(help="For people or for programs.")] = Format.TEXT,
) -> None:
    """Look at settings, rights, triggers, clocks, gaps, read models, disk and seals; exit 1 where something failed."""
    from infrastructure.cli.terminal.open_installation import settings
    from infrastructure.doctor.check_result import Level

    findings = _examined(settings(), whole)
    if format is Format.JSON:
        print_json([{"name": f.name, "level": f.level.value, "what": f.what, "mend": f.mend} for f in findings])
    else:
        print_results(findings)
    if any(one.level is Level.FAILED for one in findings):
        raise typer.Exit(1)


def _examined(settings: "Settings", whole: bool) -> "list[CheckResult]":
    """The findings about the server of the settings; nothing is migrated, an embedded server runs meanwhile."""
    from domain.log_integrity.installation import LOCAL
    from infrastructure.cli.terminal.open_installation import require_installation
    from infrastructure.doctor.checks import CHECKS, examine
    from infrastructure.doctor.keys import keys
    from infrastructure.doctor.sealer import sealing
    from infrastructure.doctor.upkeep import (
        calendar_ahead,
        confirming,
        disk,
        register,
        utc_now,
        whole_chain,
    )
    from infrastructure.evidence.sealer.seal_folder import SealFolder
    from infrastructure.evidence.sealer.seal_status import seals_of
    from infrastructure.installation import settled
    from infrastructure.log.schema import FILES
    from infrastructure.postgres.embedded import use_embedded

    with ExitStack() as stack:
        url = settings.database_url
        if url is None:
            require_installation(settings)
            url = stack.enter_context(use_embedded(settings.data_dir / "postgres")).url
        given = settings.database_url is not None
        settings = settled(settings, url, LOCAL)
        seals = seals_of(settings)
        checks = (*CHECKS, register) if whole else CHECKS
        found = examine(
            url, settings.names, FILES, checks, admin_url=settings.admin_url, given=given, sealed=seals.sealed
        )
        found += [
            keys(settings, url),
            _lost_facts(settings, url),
            disk(settings.data_dir),
            sealing(SealFolder(settings.seals)),
        ]
        found.append(calendar_ahead(lambda: _outlook(settings, url)))
        found.append(confirming(seals.confirmation_status(), utc_now()))
        return [*found, whole_chain(url, settings.names)] if whole else found


def _lost_facts(settings: "Settings", url: str) -> "CheckResult":
    """What is lost, or what keeps anybody from knowing."""
    from psycopg import Error

    from infrastructure.doctor.check_result import CheckResult, Level
    from infrastructure.doctor.upkeep import comparing
    from infrastructure.evidence.sealer.acknowledged import ACKNOWLEDGED, remembered
    from infrastructure.postgres.installations import InstallationRefused

    path = settings.data_dir / ACKNOWLEDGED
    try:
        known = remembered(path)
        return comparing(_compared(settings, url))
    except InstallationRefused as error:
        what, _, how = str(error).partition("; ")
    except Error as error:
        what = f"the log cannot be compared: {str(error).splitlines()[0]}"
        what += "" if known is None else f" ({path} remembers {known.last.fact.position:,} acknowledged facts)"
        how = "mend what stands above; where the log is gone restore it first"
    return CheckResult("lost facts", Level.FAILED, what, how)


def _compared(settings: "Settings", url: str) -> "Comparison":
    """The log beside the newest seal and what was acknowledged last."""
    import asyncio

    from infrastructure.evidence.sealer.loss_detector import compared
    from infrastructure.log.postgres_log import PostgresLog

    async def run() -> "Comparison":
        log = PostgresLog(url, settings.names)
        try:
            return await compared(settings, log)
        finally:
            log.close()

    return asyncio.run(run())


def _outlook(settings: "Settings", url: str) -> "MissingYear | None":
    """The next year of the working calendar that a promise could soon need and nobody has opened."""
    import asyncio

    from application.queries.calendar_outlook import outlook
    from domain.values import legal_day
    from infrastructure.doctor.upkeep import utc_now
    from infrastructure.log.postgres_log import PostgresLog
    from infrastructure.read_models.reads import PostgresReads

    async def run() -> "MissingYear | None":
        log, reads = PostgresLog(url, settings.names), PostgresReads(url, settings.names)
        try:
            return await outlook(log, reads, legal_day(utc_now()))
        finally:
            reads.close()
            log.close()

    return asyncio.run(run())


def print_results(findings: "list[CheckResult]") -> None:
    """A line per finding, then how to mend what is wrong."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("check", "", "what was seen", box=None, pad_edge=False)
    for one in findings:
        table.add_row(one.name, Text(one.level.value, COLOURS[one.level.value]), Text(one.what))
    console = Console()
    console.print(table)
    for one in findings:
        if one.mend:
            console.print(Text(f"\n{one.name}: how to mend it", "bold"))
            for step in one.mend.split("; "):
                console.print(Text(f"  {step}"), soft_wrap=True)
