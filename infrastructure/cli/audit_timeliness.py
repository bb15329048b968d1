"""``hoso audit timeliness``: who was on time, by every official way to count it (tiến độ giải quyết)."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from infrastructure.cli.audit_options import (
    Agency,
    AuditFormat,
    Field,
    Form,
    HappenedAt,
    KnownAt,
    Out,
    Period,
    Procedure,
    Source,
    Verify,
    answer,
    asked_again,
    scope_of,
)
from infrastructure.cli.formats import print_json

if TYPE_CHECKING:
    from application.audits.figures import Counted
    from application.audits.official import Dimension
    from application.audits.report import Report
    from application.audits.scope import AuditScope
    from infrastructure.main import Running

By = Annotated[str, typer.Option("--by", help="Rows of the form: agency, field, procedure, channel or source.")]


def timeliness(
    source: Source = None,
    agency: Agency = None,
    field: Field = None,
    procedure: Procedure = None,
    period: Period = None,
    known_at: KnownAt = None,
    happened_at: HappenedAt = None,
    by: By = "field",
    format: Form = AuditFormat.TEXT,
    out: Out = None,
    verify: Verify = False,
) -> None:
    """Closed, on time, late and open dossiers: form II.06a, QĐ 766, TT 01/2018, Gia Lai, as of an instant."""
    from application.audits.official import Dimension
    from infrastructure.cli.audit_options import one_of
    from infrastructure.cli.opening import in_house

    scope = scope_of(source, agency, field, procedure, period, known_at, happened_at)
    dimension = Dimension(one_of(by, Dimension, where="--by"))
    report = in_house(lambda running: audit_timeliness(running, scope, dimension, verify=verify))
    if format is AuditFormat.JSON and out is None:
        print_json(plain(report))
    else:
        answer(report, format, out)


async def audit_timeliness(
    running: "Running", scope: "AuditScope", dimension: "Dimension", *, verify: bool = False
) -> "Report":
    """The report; verified: derived a second time from the log, which takes longer. Raises FiguresDiffer."""
    import asyncio

    from application.audits.naming import names_of
    from application.audits.report import Asked
    from application.audits.timeliness import timeliness_report
    from application.audits.verifying import refuse_difference
    from application.queries.as_of import refuse_future
    from domain.law.in_force import InForce
    from infrastructure.cli.audit_options import refuse_unknown
    from infrastructure.cli.opening import caught_up

    house = running.house
    await refuse_future(house, scope.as_of, known="--known-at", happened="--happened-at")
    position = await caught_up(running)
    await refuse_unknown(running, scope)
    if scope.known_at is None:
        counted = await _counted(running, scope)
        if verify:
            again, _ = await asyncio.to_thread(_from_log, running, scope, counted.judged_at, position)
            refuse_difference(counted, again)
    else:
        counted, position = await asyncio.to_thread(_from_log, running, scope, None, None)
    known = (await house.log.tail(position - 1, 1))[0].recorded_at if position else None
    query = asked_again("timeliness", scope, known, counted.judged_at) + f" --by {dimension.value}"
    asked = Asked(scope=scope, judged_at=counted.judged_at, position=position, query=query)
    law = InForce(house.parameters, (await house.calendar())[0])
    return timeliness_report(counted, dimension, await names_of(house, running.reads, counted), asked, law)


async def _counted(running: "Running", scope: "AuditScope") -> "Counted":
    from application.audits.figures import count

    return await count(running.reads.audits, scope, running.house.clock.now())


def _from_log(running: "Running", scope: "AuditScope", at: Any, position: int | None) -> "tuple[Counted, int]":
    from application.audits.figures_from_log import count_from_log
    from infrastructure.audits.histories import StoredHistories
    from infrastructure.cli.progress import progress

    with (
        StoredHistories(running.url, running.settings.names, by=scope.known_at, position=position) as histories,
        progress("deriving again", None) as advance,
    ):
        judged_at = at or scope.judged_at(running.house.clock.now())
        return count_from_log(histories, scope, judged_at, advance), histories.position


def plain(report: "Report") -> dict[str, Any]:
    """The report as JSON, the seven figures and what was asked first."""
    from application.audits.timeliness import FORMULA
    from infrastructure.reports.plain import plain_report, plain_scope

    told = plain_report(report)
    figures = report.tables[0].told()[0]
    asked = {"source": None, "agency": None, "procedure": None} | plain_scope(report.asked.scope)
    at = {"happenedAt": told["judgedAt"], "position": told["position"]}
    return {**figures, "formula": FORMULA, **asked, **at, **told}
