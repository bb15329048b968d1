"""``hoso audit distribution``: how long dossiers take, by procedure and agency (phân bố thời gian giải quyết)."""

from typing import Annotated

import typer

from infrastructure.cli.terminal.audit_options import AuditRequest, audit, audited
from infrastructure.cli.terminal.audit_reports import answer

WellUnder = Annotated[
    int, typer.Option(min=1, max=100, help="A limit could be shortened where 95 % need at most so much of it, in %.")
]


@audit
def distribution(request: AuditRequest, well_under: WellUnder = 80) -> None:
    """On-time shares with their interval, quantiles, months, steps, reasons of waiting, limits against need."""
    report = audited(
        lambda audits, advance: audits.distribution(
            request.scope, well_under=well_under, verify=request.verify, progress=advance
        ),
        verified=request.verify,
    )
    answer(report, request.form, request.out)
