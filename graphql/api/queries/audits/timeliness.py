"""On time and late, as of an instant (tiến độ giải quyết)."""

from datetime import datetime
from typing import Annotated

import strawberry

from api.context import Info
from api.errors import BadRequest
from api.instants import aware_or_none
from api.queries.dossier.dossier import AtLeast, wait_for
from application.audits.scope import AuditScope
from application.history.as_of import AsOf, refuse_future
from application.queries.reads import name_asked


@strawberry.type(description="Closed and open dossiers by their dates; onTime + late + noDeadline = closed.")
class Timeliness:
    """Figures of timeliness (tiến độ giải quyết; biểu II.06a/VPCP/KSTT)."""

    closed: int = strawberry.field(description="Đã giải quyết.")
    on_time: int = strawberry.field(description="Not late; early is part of it. Đúng và trước hạn.")
    early: int = strawberry.field(description="Trước hạn.")
    late: int = strawberry.field(description="Quá hạn.")
    no_deadline: int = strawberry.field(description="Closed without a known date. Chưa rõ thời hạn.")
    open: int = strawberry.field(description="Đang giải quyết.")
    open_late: int = strawberry.field(description="Đang giải quyết, quá hạn.")
    open_no_deadline: int = strawberry.field(
        description="Open without a known date, in no share. Đang giải quyết, chưa có ngày hẹn trả."
    )


async def timeliness(
    info: Info,
    happened_at: Annotated[datetime | None, strawberry.argument(description="As of this instant; default now.")] = None,
    source: Annotated[str | None, strawberry.argument(description="Nguồn.")] = None,
    agency: Annotated[str | None, strawberry.argument(description="Cơ quan.")] = None,
    procedure: Annotated[str | None, strawberry.argument(description="Mã thủ tục.")] = None,
    at_least: AtLeast = None,
) -> Timeliness:
    """Figures over the dossiers the actor may see."""
    await wait_for(info, at_least)
    visibility = await info.context.visibility()
    agency = name_asked("agency", agency)
    if not visibility.covers_scope(agency):
        raise BadRequest(
            "figures are for officers of the agency and for inspectors",
            "Số liệu dành cho cán bộ của cơ quan đó và thanh tra.",
        )
    at = aware_or_none("happenedAt", happened_at)
    await refuse_future(info.context.store, AsOf(happened_at=at), happened="happenedAt")
    scope = AuditScope(source=source, agency=agency or visibility.agency, procedure=procedure, happened_at=at)
    figures = await info.context.audits.headline(scope)
    return Timeliness(
        closed=figures["closed"],
        on_time=figures["onTime"],
        early=figures["early"],
        late=figures["late"],
        no_deadline=figures["noDeadline"],
        open=figures["open"],
        open_late=figures["openLate"],
        open_no_deadline=figures["openNoDeadline"],
    )
