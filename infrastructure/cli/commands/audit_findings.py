"""``hoso audit findings``: what inspectors would ask about, with evidence (rà soát dấu hiệu bất thường)."""

from typing import Annotated

import typer

from application.audits.findings.severity import Severity
from infrastructure.cli.terminal.audit_options import AuditRequest, audit, audited
from infrastructure.cli.terminal.audit_reports import answer

OfKind = Annotated[list[str] | None, typer.Option(help="Only this kind of finding; may be given again.")]
Graver = Annotated[Severity | None, typer.Option(help="Only findings of this severity or a higher one.")]


@audit
def findings(request: AuditRequest, rule: OfKind = None, severity: Graver = None) -> None:
    """What inspectors would ask about, each with its rule, its evidence and how it may be harmless.

    The exit code is 0 whether or not anything is found: a finding is a question, not an error. It is 3 where no rule
    could judge a single dossier: then nothing found says nothing.
    """
    from application.audits.findings.report import looked_at_nothing
    from application.audits.findings.rules import rules_named

    chosen = rules_named(rule or [], severity)
    report = audited(
        lambda audits, advance: audits.findings(request.scope, rules=chosen, verify=request.verify, progress=advance),
        verified=request.verify,
    )
    answer(report, request.form, request.out)
    if looked_at_nothing(report):
        raise typer.Exit(3)
