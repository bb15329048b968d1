"""Hand in what was missing (nộp bổ sung)."""

from datetime import datetime

import strawberry

from api.carrying_out import on_dossier
from api.context import Info
from api.mutations.components import ComponentInput, components_of
from api.types.receipt import RecordResult
from domain.dossier.commands import SupplySupplement


@strawberry.input(description="Hand in what was missing. Nộp bổ sung.")
class SupplySupplementInput:
    """Hand in what was missing (nộp bổ sung)."""

    code: str = strawberry.field(description="Official code of the dossier. Mã số hồ sơ.")
    components: list[ComponentInput] = strawberry.field(default_factory=list, description="Papers handed in.")
    occurred_at: datetime | None = strawberry.field(default=None, description="When it happened; default now.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


async def supply_supplement(info: Info, input: SupplySupplementInput) -> RecordResult:
    """Hand in what was missing. Nộp bổ sung."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: SupplySupplement(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            components=components_of(input.components),
        ),
    )
