"""``hoso audit transparency``: what was made public, when, and how that is scored (công khai, minh bạch)."""

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


def transparency(
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
    """Procedures announced and entered in time and in full, steps that add up, QĐ 766 and TT 01/2018."""
    form = form_of(format, out)
    scope = scope_of(source, agency, field, procedure, period, known_at, happened_at)
    report = audited(lambda audits, seen: audits.transparency(scope, verify=verify, seen=seen), verified=verify)
    answer(report, form, out)
