"""One procedure by its code (thủ tục theo mã)."""

from typing import Annotated

import strawberry

from api.context import Info
from api.history import procedure_at
from api.queries.dossier.dossier import AtLeast, wait_for
from api.types.as_of import AsOfArgument, as_of_asked
from api.types.procedure.procedure import Procedure, procedure_of


async def procedure(
    info: Info,
    code: Annotated[str, strawberry.argument(description="Code or identity, e.g. 1.001806.")],
    as_of: AsOfArgument = None,
    at_least: AtLeast = None,
) -> Procedure | None:
    """The procedure, null where there is none."""
    await wait_for(info, at_least)
    then = None if as_of is None else await as_of_asked(info, as_of)
    row = await info.context.reads.procedure(code)
    if row is None or then is None:
        return None if row is None else procedure_of(row)
    found = await procedure_at(info, row["key"], then)
    return None if found is None else procedure_of(found.row, then)
