"""One decision by agency, number and year (quyết định)."""

from typing import Annotated

import strawberry

from api.context import Info
from api.queries.dossier import AtLeast, seen
from api.types.decision import Decision, decision_of
from application.dossiers import covers
from application.queries.sight import sight_of


async def decision(
    info: Info,
    agency: Annotated[str, strawberry.argument(description="Cơ quan ban hành.")],
    number: Annotated[int, strawberry.argument(description="Số.")],
    year: Annotated[int, strawberry.argument(description="Năm.")],
    at_least: AtLeast = None,
) -> Decision | None:
    """The decision, null where there is none or it may not be seen."""
    await seen(info, at_least)
    row = await info.context.reads.decision(agency, number, year)
    sight = sight_of(info.context.actor)
    if row is None or not (sight.all or covers(sight.agency, row["agency"])):
        return None
    return decision_of(row)
