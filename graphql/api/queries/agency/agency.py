"""One agency by its identifier (cơ quan theo mã định danh)."""

from datetime import date
from typing import Annotated

import strawberry

from api.context import Info
from api.queries.dossier.dossier import AtLeast, wait_for
from api.types.agency.agency import Agency, agency_of
from domain.values import legal_day

Identifier = Annotated[str, strawberry.argument(description="Mã định danh cơ quan.")]
Day = Annotated[date | None, strawberry.argument(description="As of this legal day; today when left out. Tại ngày.")]


async def agency(info: Info, id: Identifier, on: Day = None, at_least: AtLeast = None) -> Agency | None:
    """The agency with its units and officers, null where it is not established on that day."""
    await wait_for(info, at_least)
    store = info.context.store
    day = on or legal_day(store.clock.now())
    tree = await store.agency_tree()
    if not tree.exists(id, day):
        return None
    state, _ = await store.agency(id)
    return agency_of(id, state, tree.parent(id, day), day)
