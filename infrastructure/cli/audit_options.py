"""What every ``hoso audit`` can be asked, and how it answers (tham số của lệnh kiểm tra)."""

import sys
from collections.abc import Awaitable, Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.formats import json_text, print_json

if TYPE_CHECKING:
    from application.audits.desk import AuditDesk
    from application.audits.report import Report
    from application.audits.scope import AuditScope
    from infrastructure.cli.progress import Advance
    from infrastructure.main import Running

_PAPER = 160
"""Signs in a line of a report that is written to a file."""
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


Form = Annotated[AuditFormat, typer.Option("--format", help="For people or for programs.")]
Out = Annotated[Path | None, typer.Option("--out", help="File to write; standard output when left out.")]
Verify = Annotated[bool, typer.Option("--verify", help="Derive every figure again from the raw log, and compare.")]


def one_of(text: str, words: type[StrEnum], *, where: str) -> str:
    """A word that must be one of several. Raises BadInput naming them."""
    from infrastructure.cli.complaints import BadInput

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
    from infrastructure.cli.instants import optional_instant
    from infrastructure.cli.periods import days_of

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


def at_the_desk(ask: "Callable[[AuditDesk, Advance], Awaitable[Report]]") -> "Report":
    """What the desk of an opened house answers, with a bar that moves while dossiers are read."""
    from infrastructure.cli.opening import caught_up, in_house
    from infrastructure.cli.progress import progress

    async def work(running: "Running") -> "Report":
        await caught_up(running)
        with progress("looking at dossiers", None) as advance:
            return await ask(running.desk, advance)

    return in_house(work)


def answer(report: "Report", form: AuditFormat, out: "Path | None" = None) -> None:
    """Say a report as it was asked for, or write it to a file."""
    import io

    from rich.console import Console

    from infrastructure.reports.comma_separated import comma_separated
    from infrastructure.reports.plain import plain_report
    from infrastructure.reports.text import print_report

    match form:
        case AuditFormat.JSON if out is None:
            print_json(plain_report(report))
        case AuditFormat.JSON:
            _write(out, json_text(plain_report(report)).encode())
        case AuditFormat.CSV:
            _write(out, comma_separated(report).encode())
        case AuditFormat.TEXT if out is None:
            print_report(report, Console())
        case AuditFormat.TEXT:
            paper = io.StringIO()
            print_report(report, Console(file=paper, width=_PAPER))
            _write(out, paper.getvalue().encode())


def _write(out: "Path | None", written: bytes) -> None:
    if out is None:
        sys.stdout.buffer.write(written)
        sys.stdout.flush()
    else:
        out.write_bytes(written)
