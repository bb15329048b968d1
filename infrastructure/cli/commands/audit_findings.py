"""``hoso audit findings``: what inspectors would ask about, with evidence (rà soát dấu hiệu bất thường)."""

from typing import Annotated

import typer

from application.audits.findings.severity import Severity
from infrastructure.cli.terminal import audit_options as options
from infrastructure.cli.terminal.audit_reports import answer, form_of


def findings(
    source: options.Source = None,
    agency: options.Agency = None,
    field: options.Field = None,
    procedure: options.Procedure = None,
    period: options.Period = None,
    known_at: options.KnownAt = None,
    happened_at: options.HappenedAt = None,
    rule: Annotated[list[str] | None, typer.Option(help="Only this kind of finding; may be given again.")] = None,
    severity: Annotated[Severity | None, typer.Option(help="Only findings of this severity or a higher one.")] = None,
    format: options.Form = None,
    out: options.Out = None,
    verify: options.Verify = False,
) -> None:
    """What inspectors would ask about, each with its rule, its evidence and how it may be harmless.

    The exit code is 0 whether or not anything is found: a finding is a question, not an error.
    """
    from application.audits.findings.rules import rules_named

    form = form_of(format, out)
    chosen = rules_named(rule or [], severity)
    scope = options.scope_of(source, agency, field, procedure, period, known_at, happened_at)
    report = options.audited(
        lambda audits, seen: audits.findings(scope, rules=chosen, verify=verify, seen=seen), verified=verify
    )
    answer(report, form, out)
