"""Hand in what was missing (nộp bổ sung)."""

import strawberry

from api.context import Info
from api.mutations.dossier.component_inputs import ComponentInput, components_of
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.types.receipt import RecordResult
from domain.dossier.commands import SupplySupplement


@strawberry.input(description="Hand in what was missing. Nộp bổ sung.")
class SupplySupplementInput(DossierActInput):
    """Hand in what was missing (nộp bổ sung)."""

    components: list[ComponentInput] = strawberry.field(default_factory=list, description="Papers handed in.")


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
