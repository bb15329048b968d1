"""Take a dossier that was handed over (nhận)."""

from datetime import datetime

import strawberry

from api.carrying_out import on_dossier
from api.context import Info
from api.types.receipt import RecordResult
from api.words_of_input import step_number
from domain.dossier.commands import TakeOverDossier
from domain.values import parse_unit_id


@strawberry.input(description="Take a dossier that was handed over. Nhận.")
class TakeOverDossierInput:
    """Take a dossier that was handed over (nhận)."""

    code: str = strawberry.field(description="Official code of the dossier. Mã số hồ sơ.")
    unit: str = strawberry.field(description="Đơn vị nhận.")
    step: int | None = strawberry.field(default=None, description="Bước.")
    occurred_at: datetime | None = strawberry.field(default=None, description="When it happened; default now.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


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
            step=None if input.step is None else step_number(input.step),
        ),
    )
