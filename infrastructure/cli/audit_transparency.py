"""``hoso audit transparency``: what was made public, when, and how that is scored (công khai, minh bạch)."""

from typing import TYPE_CHECKING

from infrastructure.cli.audit_options import (
    Agency,
    AuditFormat,
    Field,
    Form,
    HappenedAt,
    KnownAt,
    Out,
    Period,
    Procedure,
    Source,
    Verify,
    answer,
    asked_again,
    scope_of,
)

if TYPE_CHECKING:
    from application.audits.report import Report
    from application.audits.scope import AuditScope
    from infrastructure.main import Running


def transparency(
    source: Source = None,
    agency: Agency = None,
    field: Field = None,
    procedure: Procedure = None,
    period: Period = None,
    known_at: KnownAt = None,
    happened_at: HappenedAt = None,
    format: Form = AuditFormat.TEXT,
    out: Out = None,
    verify: Verify = False,
) -> None:
    """Procedures announced and entered in time and in full, steps that add up, QĐ 766 and TT 01/2018."""
    from infrastructure.cli.opening import in_house

    scope = scope_of(source, agency, field, procedure, period, known_at, happened_at)
    answer(in_house(lambda running: audit_transparency(running, scope, verify=verify)), format, out)


async def audit_transparency(running: "Running", scope: "AuditScope", *, verify: bool = False) -> "Report":
    """The report; verified: its figures are derived a second time from the log. Raises FiguresDiffer."""
    import asyncio

    from application.audits.report import Asked
    from application.audits.transparency import transparency_report
    from domain.law.in_force import InForce
    from infrastructure.audits.counting import derived
    from infrastructure.audits.histories import StoredHistories
    from infrastructure.cli.audit_options import refuse_unanswerable

    await refuse_unanswerable(running, scope)
    found = await derived(running, scope, verify=verify)
    at = found.counted.judged_at
    query = asked_again("transparency", scope, found.known_at, at)
    asked = Asked(scope=scope, judged_at=at, position=found.position, query=query)
    law = InForce(running.house.parameters, (await running.house.calendar())[0])

    def read() -> "Report":
        with StoredHistories(running.url, running.settings.names, position=found.position) as histories:
            return transparency_report(found.counted, histories, asked, law)

    return await asyncio.to_thread(read)
