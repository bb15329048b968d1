"""``hoso audit responsibility``: who held dossiers for how long, and whose lateness it is (trách nhiệm thời gian)."""

import shlex
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
    from application.audits.scope import AuditScope
    from infrastructure.main import Running

NAME = "responsibility"


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
    form: Form = AuditFormat.TEXT,
) -> None:
    """Who held dossiers for how long, to the second, and on whose account lateness comes."""
    scope = scope_of(source, agency, field, procedure, period, known_at, happened_at)
    answer(audited(NAME, scope, _all) if dossier is None else _one(dossier, scope), form)


def _all(running: "Running", histories: "Histories", asked: "Asked") -> "Report":
    from application.audits.responsibility_tables import responsibility_report
    from infrastructure.cli.progress import progress

    with progress("reading dossiers", None) as advance:
        return responsibility_report(histories, asked, advance)


def _one(name: str, scope: "AuditScope") -> "Report":
    """The ledger of one dossier. Raises BadInput for a scope that does not name it alone."""
    from dataclasses import replace

    from infrastructure.cli.complaints import BadInput
    from infrastructure.cli.opening import in_house

    if replace(scope, known_at=None, happened_at=None) != type(scope)():
        raise BadInput("--dossier: names one dossier; leave --source, --agency, --field, --procedure, --period out")
    return in_house(lambda running: _ledger_of(running, name, scope))


async def _ledger_of(running: "Running", name: str, scope: "AuditScope") -> "Report":
    from application.audits.ledger import dossier_report
    from application.audits.one_dossier import dossier_ledger
    from application.audits.report import Asked
    from application.queries.as_of import refuse_future
    from infrastructure.cli.audit_options import asked_again

    house = running.house
    await refuse_future(house, scope.as_of, known="--known-at", happened="--happened-at")
    judged_at = scope.judged_at(house.clock.now())
    head = await house.log.head() if scope.known_at is None else await house.log.position_at(scope.known_at)
    last = await house.log.tail(head - 1, 1)
    again = asked_again(
        f"{NAME} --dossier {shlex.quote(name)}", scope, last[0].recorded_at if last else None, judged_at
    )
    asked = Asked(scope=scope, judged_at=judged_at, position=head, query=again)
    return dossier_report(name, await dossier_ledger(house, name, asked), asked)
