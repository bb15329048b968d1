"""``hoso audit responsibility``: who held dossiers for how long, and whose lateness it is (trách nhiệm thời gian)."""

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


def responsibility(
    dossier: Annotated[
        str | None, typer.Option(help="One dossier by its code, with every segment of its time.")
    ] = None,
    source: Source = None,
    agency: Agency = None,
    field: Field = None,
    procedure: Procedure = None,
    period: Period = None,
    known_at: KnownAt = None,
    happened_at: HappenedAt = None,
    format: Form = None,
    out: Out = None,
    verify: Verify = False,
) -> None:
    """Who held dossiers for how long, to the second, and on whose account lateness comes."""
    form = form_of(format, out)
    scope = scope_of(source, agency, field, procedure, period, known_at, happened_at)
    if dossier is None:
        report = audited(lambda audits, seen: audits.responsibility(scope, verify=verify, seen=seen), verified=verify)
    else:
        report = audited(lambda audits, seen: audits.ledger(dossier, scope))
    answer(report, form, out)
