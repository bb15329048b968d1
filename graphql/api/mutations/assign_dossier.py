"""Give a dossier to a unit and an officer (phân công)."""

from datetime import datetime

import strawberry

from api.carrying_out import on_dossier
from api.context import Info
from api.types.receipt import RecordResult
from api.words_of_input import step_number
from domain.dossier.commands import AssignDossier
from domain.values import parse_officer_id, parse_unit_id


@strawberry.input(description="Give a dossier to a unit and an officer. Phân công.")
class AssignDossierInput:
    """Give a dossier to a unit and an officer (phân công)."""

    code: str = strawberry.field(description="Official code of the dossier. Mã số hồ sơ.")
    unit: str = strawberry.field(description="Đơn vị.")
    officer: str | None = strawberry.field(default=None, description="Cán bộ.")
    step: int | None = strawberry.field(default=None, description="Step of the internal process. Bước.")
    occurred_at: datetime | None = strawberry.field(default=None, description="When it happened; default now.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


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
            step=None if input.step is None else step_number(input.step),
        ),
    )
