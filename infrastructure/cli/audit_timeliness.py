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
    from application.audits.naming import names_of
    from application.audits.report import Asked
    from application.audits.timeliness import timeliness_report
    from domain.law.in_force import InForce
    from infrastructure.audits.counting import derived
    from infrastructure.cli.audit_options import refuse_unanswerable

    await refuse_unanswerable(running, scope)
    found = await derived(running, scope, verify=verify)
    at = found.counted.judged_at
    query = f"{asked_again('timeliness', scope, found.known_at, at)} --by {dimension.value}"
    asked = Asked(scope=scope, judged_at=at, position=found.position, query=query)
    law = InForce(running.house.parameters, (await running.house.calendar())[0])
    names = await names_of(running.house, running.reads, found.counted)
    return timeliness_report(found.counted, dimension, names, asked, law)


def plain(report: "Report") -> dict[str, Any]:
    """The report as JSON, the seven figures and what was asked first."""
    from application.audits.timeliness import FORMULA
    from infrastructure.reports.plain import plain_report, plain_scope

    told = plain_report(report)
    figures = report.tables[0].told()[0]
    asked = {"source": None, "agency": None, "procedure": None} | plain_scope(report.asked.scope)
    at = {"happenedAt": told["judgedAt"], "position": told["position"]}
    return {**figures, "formula": FORMULA, **asked, **at, **told}
