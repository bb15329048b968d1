"""One procedure by its code (thủ tục theo mã)."""

from typing import Annotated

import strawberry

from api.context import Info
from api.queries.dossier import AtLeast, seen
from api.types.procedure import Procedure, procedure_of


async def procedure(
    info: Info,
    code: Annotated[str, strawberry.argument(description="Code or identity, e.g. 1.001806.")],
    at_least: AtLeast = None,
) -> Procedure | None:
    """The procedure, null where there is none."""
    await seen(info, at_least)
    row = await info.context.reads.procedure(code)
    return None if row is None else procedure_of(row)
