"""One decision by agency, number and year (quyết định)."""

from typing import Annotated

import strawberry

from api.context import Info
from api.history import decision_at
from api.queries.dossier.dossier import AtLeast, wait_for
from api.types.as_of import AsOfArgument, as_of_asked
from api.types.decision.decision import Decision, decision_of


async def decision(
    info: Info,
    agency: Annotated[str, strawberry.argument(description="Cơ quan ban hành.")],
    number: Annotated[int, strawberry.argument(description="Số.")],
    year: Annotated[int, strawberry.argument(description="Năm.")],
    as_of: AsOfArgument = None,
    at_least: AtLeast = None,
) -> Decision | None:
    """The decision, null where there is none or it may not be seen."""
    await wait_for(info, at_least)
    then = None if as_of is None else await as_of_asked(info, as_of)
    row = await info.context.reads.decision(agency, number, year)
    visibility = await info.context.visibility()
    if row is None or not visibility.covers(row["agency"]):
        return None
    if then is None:
        return decision_of(row)
    found = await decision_at(info, row["id"], then)
    return None if found is None else decision_of(found.row, then)
