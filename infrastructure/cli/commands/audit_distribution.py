"""``hoso audit distribution``: how long dossiers take, by procedure and agency (phân bố thời gian giải quyết)."""

from typing import Annotated

import typer

from infrastructure.cli.terminal.audit_options import (
    Agency,
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
    scope_of,
)
from infrastructure.cli.terminal.audit_reports import answer, form_of


def distribution(
    source: Source = None,
    agency: Agency = None,
    field: Field = None,
    procedure: Procedure = None,
    period: Period = None,
    well_under: Annotated[
        int,
        typer.Option(min=1, max=100, help="A limit could be shortened where 95 % need at most so much of it, in %."),
    ] = 80,
    known_at: KnownAt = None,
    happened_at: HappenedAt = None,
    format: Form = None,
    out: Out = None,
    verify: Verify = False,
) -> None:
    """On-time shares with their interval, quantiles, months, steps, reasons of waiting, limits against need."""
    form = form_of(format, out)
    scope = scope_of(source, agency, field, procedure, period, known_at, happened_at)
    report = audited(
        lambda audits, seen: audits.distribution(scope, well_under=well_under, verify=verify, seen=seen),
        verified=verify,
    )
    answer(report, form, out)
