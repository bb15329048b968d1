"""What every ``hoso audit`` can be asked, and how it answers (tham số của lệnh kiểm tra)."""

import shlex
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.formats import json_text, print_json

if TYPE_CHECKING:
    from datetime import datetime

    from application.audits.histories import Histories
    from application.audits.report import Asked, Report
    from application.audits.scope import AuditScope
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


def audited(name: str, scope: "AuditScope", audit: "Callable[[Running, Histories, Asked], Report]") -> "Report":
    """What an audit over whole histories answers, read from the log as it stands now or stood at --known-at."""
    import asyncio

    from application.audits.report import Asked
    from infrastructure.audits.histories import StoredHistories
    from infrastructure.cli.opening import in_house

    async def work(running: "Running") -> "Report":
        await refuse_unanswerable(running, scope)
        judged_at = scope.judged_at(running.house.clock.now())

        def read() -> "Report":
            with StoredHistories(running.url, running.settings.names, by=scope.known_at) as histories:
                again = asked_again(name, scope, histories.known_at, judged_at)
                asked = Asked(scope=scope, judged_at=judged_at, position=histories.position, query=again)
                return audit(running, histories, asked)

        return await asyncio.to_thread(read)

    return in_house(work)


def asked_again(name: str, scope: "AuditScope", known_at: "datetime | None", judged_at: "datetime") -> str:
    """The command that asks the same of the same facts."""
    from datetime import timedelta

    said = {"source": scope.source, "agency": scope.agency, "field": scope.field, "procedure": scope.procedure}
    if scope.since is not None and scope.before is not None:
        said["period"] = f"{scope.since}..{scope.before - timedelta(days=1)}"
    said["known-at"] = None if known_at is None else known_at.isoformat()
    said["happened-at"] = judged_at.isoformat()
    options = [f"--{option} {shlex.quote(value)}" for option, value in said.items() if value is not None]
    return " ".join([f"hoso audit {name}", *options])


async def refuse_unanswerable(running: "Running", scope: "AuditScope") -> None:
    """Refuse instants that have not come, and names nobody knows here: zeros would be read as an answer.

    Raises InstantInFuture, BadInput.
    """
    from application.queries.as_of import refuse_future
    from application.queries.reads import ProcedureFilter
    from infrastructure.cli.complaints import BadInput
    from infrastructure.cli.opening import caught_up

    await refuse_future(running.house, scope.as_of, known="--known-at", happened="--happened-at")
    await caught_up(running)
    sources = await running.reads.audits.sources()
    if scope.source is not None and scope.source not in sources:
        known = ", ".join(sources) or "none, the log holds no dossier"
        raise BadInput(f"--source: no dossier of source «{scope.source}» is recorded; known: {known}")
    if scope.agency is not None and not await running.reads.audits.known_agency(scope.agency):
        raise BadInput(
            f"--agency: no agency «{scope.agency}» is established or has dossiers here; check its identifier"
        )
    if scope.procedure is not None and not await running.reads.procedures_of([scope.procedure]):
        raise BadInput(f"--procedure: no procedure «{scope.procedure}» is published here; check its code")
    if scope.field is not None and not await running.reads.count_procedures(ProcedureFilter(field=scope.field)):
        raise BadInput(f"--field: no procedure of field «{scope.field}» is published here; write it as published")


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
