"""Audits of timeliness and transparency, with everything to derive them again (kiểm tra)."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from api.context import Info
from api.errors import BadRequest
from api.instants import aware_or_none
from api.queries.dossier import AtLeast, seen
from api.types.audit import AuditReport, report_of
from api.types.words import Dimension
from application.audits.scope import AuditScope
from application.dossiers import covers
from application.queries.sight import sight_of


@strawberry.input(name="AuditScope", description="Whose dossiers, of which time, by which clocks. Phạm vi kiểm tra.")
class AuditScopeInput:
    """What an audit looks at (phạm vi kiểm tra)."""

    source: str | None = strawberry.field(default=None, description="Nguồn.")
    agency: str | None = strawberry.field(default=None, description="Cơ quan, kể cả đơn vị trực thuộc.")
    field: str | None = strawberry.field(default=None, description="Lĩnh vực.")
    procedure: str | None = strawberry.field(default=None, description="Mã thủ tục.")
    since: date | None = strawberry.field(default=None, description="First legal day of the period. Từ ngày.")
    before: date | None = strawberry.field(default=None, description="First day after it. Trước ngày.")
    known_at: datetime | None = strawberry.field(default=None, description="As it was recorded by this instant.")
    happened_at: datetime | None = strawberry.field(default=None, description="As of this instant.")


Scope = Annotated[AuditScopeInput | None, strawberry.argument(description="All dossiers when left out.")]
By = Annotated[Dimension, strawberry.argument(description="Rows of the form. Phân tổ.")]


async def audit_timeliness(
    info: Info, scope: Scope = None, by: By = Dimension.FIELD, at_least: AtLeast = None
) -> AuditReport:
    """Form II.06a, QĐ 766, TT 01/2018, Gia Lai, over the dossiers of a scope."""
    await seen(info, at_least)
    return report_of(await info.context.desk.timeliness(_scope(info, scope), by))


async def audit_transparency(info: Info, scope: Scope = None, at_least: AtLeast = None) -> AuditReport:
    """What was published, when, and how the service index scores it."""
    await seen(info, at_least)
    return report_of(await info.context.desk.transparency(_scope(info, scope)))


def _scope(info: Info, asked: AuditScopeInput | None) -> AuditScope:
    """What is asked, within what the actor may see. Raises BadRequest."""
    wanted = asked or AuditScopeInput()
    sight = sight_of(info.context.actor)
    if not sight.all and not (sight.agency and (wanted.agency is None or covers(sight.agency, wanted.agency))):
        raise BadRequest("audits are for officers of the agency and for inspectors")
    return AuditScope(
        source=wanted.source,
        agency=wanted.agency or sight.agency,
        field=wanted.field,
        procedure=wanted.procedure,
        since=wanted.since,
        before=wanted.before,
        known_at=aware_or_none("scope.knownAt", wanted.known_at),
        happened_at=aware_or_none("scope.happenedAt", wanted.happened_at),
    )
