"""``hoso audit transparency``: what was made public, when, and how that is scored (công khai, minh bạch)."""

from infrastructure.cli.terminal.audit_options import AuditRequest, audit, audited
from infrastructure.cli.terminal.audit_reports import answer


@audit
def transparency(request: AuditRequest) -> None:
    """Procedures announced and entered in time and in full, steps that add up, QĐ 766 and TT 01/2018."""
    report = audited(
        lambda audits, advance: audits.transparency(request.scope, verify=request.verify, progress=advance),
        verified=request.verify,
    )
    answer(report, request.form, request.out)
