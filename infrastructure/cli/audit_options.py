"""What every ``hoso audit`` can be asked, and how it answers (tham số của lệnh kiểm tra)."""

import shlex
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.formats import print_json

if TYPE_CHECKING:
    from datetime import datetime

    from application.audits.histories import Histories
    from application.audits.report import Asked, Report
    from application.audits.scope import AuditScope
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
    """For people, for programs."""

    TEXT = "text"
    JSON = "json"


Form = Annotated[AuditFormat, typer.Option("--format", help="For people or for programs.")]


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
    from application.queries.as_of import refuse_future
    from infrastructure.audits.histories import StoredHistories
    from infrastructure.cli.opening import in_house

    async def work(running: "Running") -> "Report":
        await refuse_future(running.house, scope.as_of, known="--known-at", happened="--happened-at")
        judged_at = scope.judged_at(running.house.clock.now())

        def read() -> "Report":
            with StoredHistories(running.url, running.settings.names, by=scope.known_at) as histories:
                again = asked_again(name, scope, histories.known_at, judged_at)
                asked = Asked(scope=scope, judged_at=judged_at, position=histories.position, query=again)
                return audit(running, histories, asked)

        return await asyncio.to_thread(read)

    return in_house(work)


def asked_again(name: str, scope: "AuditScope", known_at: "datetime | None", judged_at: "datetime") -> str:
    """The command that asks the same of the same facts.

    Nobody is judged later than what was known, so an answer given now names now, though the last fact is older.
    """
    from datetime import timedelta

    known = scope.known_at or max(known_at or judged_at, judged_at)

    said = {"source": scope.source, "agency": scope.agency, "field": scope.field, "procedure": scope.procedure}
    if scope.since is not None and scope.before is not None:
        said["period"] = f"{scope.since}..{scope.before - timedelta(days=1)}"
    said["known-at"] = known.isoformat()
    said["happened-at"] = judged_at.isoformat()
    options = [f"--{option} {shlex.quote(value)}" for option, value in said.items() if value is not None]
    return " ".join([f"hoso audit {name}", *options])


def answer(report: "Report", form: AuditFormat) -> None:
    """Say a report as it was asked for."""
    if form is AuditFormat.JSON:
        from infrastructure.reports.plain import plain_report

        print_json(plain_report(report))
        return
    from rich.console import Console

    from infrastructure.reports.text import print_report

    print_report(report, Console())
