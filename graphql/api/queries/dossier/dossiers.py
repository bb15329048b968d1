"""A page of dossiers (danh sách hồ sơ)."""

from datetime import datetime
from typing import Annotated

import strawberry

from api.context import Info
from api.instants import aware_or_none
from api.queries.dossier.dossier import AtLeast, wait_for
from api.types.as_of import AsKnownArgument, known_asked
from api.types.dossier.dossier import Dossier, dossier_of
from api.types.enums import Channel, DossierOrder, Status
from api.types.pagination import Edge, PageInfo, ends_of, refuse_page_size
from application.commands.authority import agencies_below
from application.queries.known_names import refuse_unknown_names
from application.queries.reads import DossierFilter as Wanted
from application.queries.reads import name_asked


@strawberry.input(description="Which dossiers; what is left out is left open. Bộ lọc.")
class DossierFilter:
    """Which dossiers (bộ lọc hồ sơ)."""

    status: list[Status] | None = strawberry.field(default=None, description="Trạng thái.")
    agency: str | None = strawberry.field(default=None, description="Agency and those below it. Cơ quan.")
    procedure: str | None = strawberry.field(default=None, description="Mã thủ tục.")
    channel: Channel | None = strawberry.field(default=None, description="Hình thức nộp.")
    source: str | None = strawberry.field(default=None, description="hoso, or a system taken over from. Nguồn.")
    unit: str | None = strawberry.field(default=None, description="Đơn vị đang giữ.")
    officer: str | None = strawberry.field(default=None, description="Cán bộ đang giữ.")
    open: bool | None = strawberry.field(default=None, description="Still undecided, or not. Đang giải quyết.")
    late_at: datetime | None = strawberry.field(default=None, description="Late by then, open or ended. Quá hạn.")
    submitted_from: datetime | None = strawberry.field(default=None, description="Nộp từ.")
    submitted_before: datetime | None = strawberry.field(default=None, description="Nộp trước.")
    due_before: datetime | None = strawberry.field(default=None, description="Hẹn trả trước.")


@strawberry.input(description="How a list is sorted. Sắp xếp.")
class DossierOrderBy:
    """How a list is sorted (sắp xếp)."""

    field: DossierOrder = strawberry.field(default=DossierOrder.OPENED, description="By what.")
    descending: bool = strawberry.field(default=True, description="Newest, or latest due, first.")


@strawberry.type(description="A page of dossiers. Trang hồ sơ.")
class DossierConnection:
    """A page of dossiers (trang hồ sơ)."""

    edges: list[Edge[Dossier]] = strawberry.field(description="Items with cursors.")
    nodes: list[Dossier] = strawberry.field(description="Items.")
    page_info: PageInfo = strawberry.field(description="Where the page ends.")


async def dossiers(
    info: Info,
    first: Annotated[int, strawberry.argument(description="How many, 1 to 100.")] = 20,
    after: Annotated[str | None, strawberry.argument(description="endCursor of the page before.")] = None,
    filter: Annotated[DossierFilter | None, strawberry.argument(description="Which.")] = None,
    order_by: Annotated[DossierOrderBy | None, strawberry.argument(description="In what order.")] = None,
    as_of: AsKnownArgument = None,
    at_least: AtLeast = None,
) -> DossierConnection:
    """A page of the dossiers that the actor may see."""
    refuse_page_size(first)
    await wait_for(info, at_least)
    sort, asked = order_by or DossierOrderBy(), filter or DossierFilter()
    then, known = await known_asked(info, as_of)
    agency = name_asked("filter.agency", asked.agency)
    wanted = _wanted(asked, await agencies_below(info.context.store, agency))
    visibility = await info.context.visibility()
    page = await info.context.reads.dossiers(
        wanted,
        visibility,
        order=sort.field,
        descending=sort.descending,
        first=first,
        after=after,
        known=known,
    )
    if not page.rows:
        await refuse_unknown_names(info.context.store, info.context.reads, wanted, agency, visibility)
    nodes = [dossier_of(row, then) for row in page.rows]
    edges = [Edge(cursor=cursor, node=node) for cursor, node in zip(page.cursors, nodes, strict=True)]
    return DossierConnection(edges=edges, nodes=nodes, page_info=ends_of(page, after))


def _wanted(asked: DossierFilter, agencies: frozenset[str] | None) -> Wanted:
    return Wanted(
        statuses=None if asked.status is None else tuple(status.value for status in asked.status),
        agencies=agencies,
        procedure=asked.procedure,
        channel=asked.channel.value if asked.channel else None,
        source=asked.source,
        unit=asked.unit,
        officer=asked.officer,
        open=asked.open,
        late_at=aware_or_none("lateAt", asked.late_at),
        submitted_from=aware_or_none("submittedFrom", asked.submitted_from),
        submitted_before=aware_or_none("submittedBefore", asked.submitted_before),
        due_before=aware_or_none("dueBefore", asked.due_before),
    )
