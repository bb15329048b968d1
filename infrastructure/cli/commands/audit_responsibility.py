"""``hoso audit responsibility``: who held dossiers for how long, and whose lateness it is (trách nhiệm thời gian)."""

from typing import Annotated

import typer

from infrastructure.cli.terminal.audit_options import AuditRequest, audit, audited
from infrastructure.cli.terminal.audit_reports import answer
from infrastructure.cli.terminal.errors import BadInput

OneDossier = Annotated[str | None, typer.Option(help="One dossier by its code, with every segment of its time.")]


@audit
def responsibility(request: AuditRequest, dossier: OneDossier = None) -> None:
    """Who held dossiers for how long, to the second, and on whose account lateness comes."""
    if dossier is None:
        report = audited(
            lambda audits, advance: audits.responsibility(request.scope, verify=request.verify, progress=advance),
            verified=request.verify,
        )
    elif request.verify:
        raise BadInput("--verify: one dossier is read from the log itself, nothing else could confirm it; leave it out")
    else:
        report = audited(lambda audits, advance: audits.dossier_responsibility(dossier, request.scope))
    answer(report, request.form, request.out)
