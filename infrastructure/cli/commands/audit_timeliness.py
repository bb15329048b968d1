"""``hoso audit timeliness``: who was on time, by every official way to count it (tiến độ giải quyết)."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from infrastructure.cli.terminal.audit_options import (
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
    audited,
    one_of,
    scope_of,
)
from infrastructure.cli.terminal.audit_reports import answer, form_of
from infrastructure.cli.terminal.formats import print_json

if TYPE_CHECKING:
    from application.audits.report import Report

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
    format: Form = None,
    out: Out = None,
    verify: Verify = False,
) -> None:
    """Closed, on time, late and open dossiers: form II.06a, QĐ 766, TT 01/2018, Gia Lai, as of an instant."""
    from application.audits.official import Dimension

    form = form_of(format, out)
    scope = scope_of(source, agency, field, procedure, period, known_at, happened_at)
    dimension = Dimension(one_of(by, Dimension, where="--by"))
    report = audited(
        lambda audits, seen: audits.timeliness(scope, dimension, verify=verify, seen=seen), verified=verify
    )
    if form is AuditFormat.JSON and out is None:
        print_json(plain(report))
    else:
        answer(report, form, out)


def plain(report: "Report") -> dict[str, Any]:
    """The report as JSON, the seven figures and what was asked first."""
    from application.audits.timeliness import FORMULA
    from infrastructure.reports.plain import plain_report, plain_scope

    told = plain_report(report)
    figures = report.tables[0].told()[0]
    asked = {"source": None, "agency": None, "procedure": None} | plain_scope(report.asked.scope)
    at = {"happenedAt": told["judgedAt"], "position": told["position"]}
    return {**figures, "formula": FORMULA, **asked, **at, **told}
