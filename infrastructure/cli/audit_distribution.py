"""``hoso audit distribution``: how long dossiers take, by procedure and agency (phân bố thời gian giải quyết)."""

from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.audit_options import (
    Agency,
    AuditFormat,
    Field,
    Form,
    HappenedAt,
    KnownAt,
    Period,
    Procedure,
    Source,
    answer,
    audited,
    scope_of,
)

if TYPE_CHECKING:
    from application.audits.histories import Histories
    from application.audits.report import Asked, Report
    from infrastructure.main import Running


def distribution(
    source: Source = None,
    agency: Agency = None,
    field: Field = None,
    procedure: Procedure = None,
    period: Period = None,
    well_under: Annotated[
        int | None,
        typer.Option(min=1, max=100, help="A limit could be shortened where 95 % need at most so much of it, in %."),
    ] = None,
    known_at: KnownAt = None,
    happened_at: HappenedAt = None,
    form: Form = AuditFormat.TEXT,
) -> None:
    """On-time shares with their interval, quantiles, months, steps, reasons of waiting, limits against need."""
    from application.audits.distribution_report import WELL_UNDER, distribution_report
    from infrastructure.cli.progress import progress

    scope = scope_of(source, agency, field, procedure, period, known_at, happened_at)
    at_most = WELL_UNDER if well_under is None else well_under

    def audit(running: "Running", histories: "Histories", asked: "Asked") -> "Report":
        with progress("reading dossiers", None) as advance:
            return distribution_report(histories, asked, running.house.parameters, at_most, advance)

    answer(audited(f"distribution --well-under {at_most}", scope, audit), form)
