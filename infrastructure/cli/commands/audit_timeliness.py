"""``hoso audit timeliness``: who was on time, by every official way to count it (tiến độ giải quyết)."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from infrastructure.cli.terminal.audit_options import AuditRequest, audit, audited, one_of
from infrastructure.cli.terminal.audit_reports import AuditFormat, answer
from infrastructure.cli.terminal.formats import print_json

if TYPE_CHECKING:
    from application.audits.report import Report

By = Annotated[str, typer.Option("--by", help="Rows of the form: agency, field, procedure, channel or source.")]


@audit
def timeliness(request: AuditRequest, by: By = "field") -> None:
    """Closed, on time, late and open dossiers: form II.06a, QĐ 766, TT 01/2018, Gia Lai, as of an instant."""
    from application.audits.official import Dimension

    dimension = Dimension(one_of(by, Dimension, where="--by"))
    report = audited(
        lambda audits, advance: audits.timeliness(request.scope, dimension, verify=request.verify, progress=advance),
        verified=request.verify,
    )
    if request.form is AuditFormat.JSON and request.out is None:
        print_json(plain(report))
    else:
        answer(report, request.form, request.out)


def plain(report: "Report") -> dict[str, Any]:
    """The report as JSON, the seven figures and what was asked first."""
    from application.audits.timeliness import FORMULA
    from infrastructure.reports.plain import plain_report, plain_scope

    report_json = plain_report(report)
    figures = report.tables[0].rows_by_column()[0]
    asked = {"source": None, "agency": None, "procedure": None} | plain_scope(report.asked.scope)
    at = {"happenedAt": report_json["judgedAt"], "position": report_json["position"]}
    return {**figures, "formula": FORMULA, **asked, **at, **report_json}
