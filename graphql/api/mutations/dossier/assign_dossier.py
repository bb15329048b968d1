"""Give a dossier to a unit and an officer (phân công)."""

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.types.receipt import RecordResult
from domain.dossier.commands import AssignDossier
from domain.values import parse_officer_id, parse_unit_id


@strawberry.input(description="Give a dossier to a unit and an officer. Phân công.")
class AssignDossierInput(DossierActInput):
    """Give a dossier to a unit and an officer (phân công)."""

    unit: str = strawberry.field(description="Đơn vị.")
    officer: str | None = strawberry.field(default=None, description="Cán bộ.")
    step: int | None = strawberry.field(default=None, description="Step of the internal process. Bước.")


async def assign_dossier(info: Info, input: AssignDossierInput) -> RecordResult:
    """Give a dossier to a unit and an officer. Phân công."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: AssignDossier(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            unit=parse_unit_id(input.unit),
            officer=parse_officer_id(input.officer) if input.officer else None,
            step=input.step,
        ),
    )
