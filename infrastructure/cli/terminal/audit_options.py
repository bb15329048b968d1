"""What every ``hoso audit`` can be asked, and how it answers (tham số của lệnh kiểm tra)."""

from collections.abc import Awaitable, Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from application.audits.audits import Audits
    from application.audits.report import Report
    from application.audits.scope import AuditScope
    from infrastructure.cli.terminal.progress import Advance
    from infrastructure.main import Running

Source = Annotated[str | None, typer.Option(help="Only dossiers of this source, e.g. receipt or hoso.")]
Agency = Annotated[str | None, typer.Option(help="Only dossiers of this agency and those below it.")]
Field = Annotated[str | None, typer.Option(help="Only procedures of this field (lĩnh vực), as published.")]
Procedure = Annotated[str | None, typer.Option(help="Only dossiers of this procedure.")]
Period = Annotated[
    str | None, typer.Option(help="2026, 2026-Q3, 2026-03 or 2026-01-01..2026-06-30; all when left out.")
]
KnownAt = Annotated[str | None, typer.Option(help="As it was recorded by this instant; all when left out.")]
HappenedAt = Annotated[str | None, typer.Option(help="As of this instant; now when left out.")]


class AuditFormat(StrEnum):
    """In which form a report is wanted."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    PDF = "pdf"
    XLSX = "xlsx"


Form = Annotated[
    AuditFormat | None,
    typer.Option("--format", help="For people or for programs; by the ending of --out, or text, when left out."),
]
Out = Annotated[Path | None, typer.Option("--out", help="File to write; standard output when left out.")]
Verify = Annotated[bool, typer.Option("--verify", help="Derive every figure again from the raw log, and compare.")]


def one_of(text: str, words: type[StrEnum], *, where: str) -> str:
    """A word that must be one of several. Raises BadInput naming them."""
    from infrastructure.cli.terminal.errors import BadInput

    known = [word.value for word in words]
    if text not in known:
        raise BadInput(f"{where}: «{text}» is none of {', '.join(known)}")
    return text


def scope_of(
    source: str | None,
    agency: str | None,
    field: str | None,
    procedure: str | None,
    period: str | None,
    known_at: str | None,
    happened_at: str | None,
) -> "AuditScope":
    """What was asked. Raises BadInput for what cannot be read."""
    from application.audits.scope import AuditScope
    from infrastructure.cli.terminal.instants import optional_instant
    from infrastructure.cli.terminal.periods import days_of

    since, before = (None, None) if period is None else days_of(period, where="--period")
    return AuditScope(
        source=source,
        agency=agency,
        field=field,
        procedure=procedure,
        since=since,
        before=before,
        known_at=optional_instant(known_at, where="--known-at"),
        happened_at=optional_instant(happened_at, where="--happened-at"),
    )


def audited(ask: "Callable[[Audits, Advance], Awaitable[Report]]", *, verified: bool = False) -> "Report":
    """What the desk of an opened house answers, with a bar that moves while dossiers are read; verified: it says so."""
    from infrastructure.cli.terminal.open_installation import caught_up, in_house
    from infrastructure.cli.terminal.progress import progress

    async def work(running: "Running") -> "Report":
        await caught_up(running)
        with progress("looking at dossiers", None) as advance:
            return await ask(running.audits, advance)

    report = in_house(work)
    if verified:
        typer.echo(f"verified: derived again from the log up to position {report.asked.position}, the same", err=True)
    return report
