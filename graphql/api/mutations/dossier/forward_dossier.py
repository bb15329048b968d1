"""Hand a dossier to another unit (chuyển)."""

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.types.receipt import RecordResult
from domain.dossier.commands import ForwardDossier
from domain.values import parse_agency_id, parse_officer_id, parse_unit_id


@strawberry.input(description="Hand a dossier to another unit. Chuyển.")
class ForwardDossierInput(DossierActInput):
    """Hand a dossier to another unit (chuyển)."""

    to_unit: str = strawberry.field(description="Đơn vị nhận.")
    to_officer: str | None = strawberry.field(default=None, description="Cán bộ nhận.")
    to_agency: str | None = strawberry.field(
        default=None, description="Receiving agency, where it is another one. Cơ quan nhận."
    )
    step: int | None = strawberry.field(default=None, description="Bước.")
    note: str | None = strawberry.field(default=None, description="A note; no personal data. Ghi chú.")


async def forward_dossier(info: Info, input: ForwardDossierInput) -> RecordResult:
    """Hand a dossier to another unit. Chuyển."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: ForwardDossier(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            to_unit=parse_unit_id(input.to_unit),
            to_officer=parse_officer_id(input.to_officer) if input.to_officer else None,
            to_agency=parse_agency_id(input.to_agency) if input.to_agency else None,
            step=input.step,
            note=input.note,
        ),
    )
