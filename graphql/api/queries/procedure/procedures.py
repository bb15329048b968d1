"""A page of procedures (danh mục thủ tục)."""

from datetime import date
from typing import Annotated

import strawberry

from api.context import Info
from api.queries.dossier.dossier import AtLeast, wait_for
from api.types.as_of import AsKnownArgument, known_asked
from api.types.pagination import Edge, PageInfo, ends_of, refuse_page_size
from api.types.procedure.procedure import Procedure, procedure_of
from application.queries.known_names import refuse_unknown_field, refuse_unknown_publisher
from application.queries.reads import ProcedureFilter as Wanted


@strawberry.input(description="Which procedures; what is left out is left open. Bộ lọc.")
class ProcedureFilter:
    """Which procedures (bộ lọc thủ tục)."""

    text: str | None = strawberry.field(default=None, description="In the name, with or without marks; or the code.")
    field: str | None = strawberry.field(default=None, description="Lĩnh vực.")
    publisher: str | None = strawberry.field(default=None, description="Cơ quan công bố.")
    has_limit: bool | None = strawberry.field(default=None, description="Whether a machine-readable limit is known.")
    limits_differ: bool | None = strawberry.field(default=None, description="Whether limits differ.")
    in_force_on: date | None = strawberry.field(default=None, description="Đang có hiệu lực ngày.")


@strawberry.type(description="A page of procedures. Trang thủ tục.")
class ProcedureConnection:
    """A page of procedures (trang thủ tục)."""

    wanted: strawberry.Private[Wanted]
    known: strawberry.Private[int | None]
    edges: list[Edge[Procedure]] = strawberry.field(description="Items with cursors.")
    nodes: list[Procedure] = strawberry.field(description="Items.")
    page_info: PageInfo = strawberry.field(description="Where the page ends.")

    @strawberry.field(description="How many the filter finds in all. Tổng số.")
    async def total_count(self, info: Info) -> int:
        """How many procedures the filter finds."""
        return await info.context.reads.count_procedures(self.wanted, known=self.known)


async def procedures(
    info: Info,
    first: Annotated[int, strawberry.argument(description="How many, 1 to 100.")] = 20,
    after: Annotated[str | None, strawberry.argument(description="endCursor of the page before.")] = None,
    filter: Annotated[ProcedureFilter | None, strawberry.argument(description="Which.")] = None,
    as_of: AsKnownArgument = None,
    at_least: AtLeast = None,
) -> ProcedureConnection:
    """A page of procedures by code."""
    refuse_page_size(first)
    await wait_for(info, at_least)
    asked = filter or ProcedureFilter()
    wanted = Wanted(
        text=asked.text,
        field=asked.field,
        publisher=asked.publisher,
        has_limit=asked.has_limit,
        limits_differ=asked.limits_differ,
        in_force_on=asked.in_force_on,
    )
    then, known = await known_asked(info, as_of)
    page = await info.context.reads.procedures(wanted, first=first, after=after, known=known)
    if not page.rows:
        await refuse_unknown_field(info.context.reads, wanted.field)
        await refuse_unknown_publisher(info.context.reads, wanted.publisher)
    nodes = [procedure_of(row, then) for row in page.rows]
    edges = [Edge(cursor=cursor, node=node) for cursor, node in zip(page.cursors, nodes, strict=True)]
    ends = ends_of(page, after)
    return ProcedureConnection(wanted=wanted, known=known, edges=edges, nodes=nodes, page_info=ends)
