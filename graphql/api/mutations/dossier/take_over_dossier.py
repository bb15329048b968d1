"""Take a dossier that was handed over (nhận)."""

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.types.receipt import RecordResult
from domain.dossier.commands import TakeOverDossier
from domain.values import parse_unit_id


@strawberry.input(description="Take a dossier that was handed over. Nhận.")
class TakeOverDossierInput(DossierActInput):
    """Take a dossier that was handed over (nhận)."""

    unit: str = strawberry.field(description="Đơn vị nhận.")
    step: int | None = strawberry.field(default=None, description="Bước.")


async def take_over_dossier(info: Info, input: TakeOverDossierInput) -> RecordResult:
    """Take a dossier that was handed over. Nhận."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: TakeOverDossier(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            unit=parse_unit_id(input.unit),
            step=input.step,
        ),
    )
