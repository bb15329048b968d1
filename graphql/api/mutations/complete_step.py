"""Finish an internal step (hoàn thành bước)."""

from datetime import datetime

import strawberry

from api.carrying_out import on_dossier
from api.context import Info
from api.types.receipt import RecordResult
from api.words_of_input import step_number
from domain.dossier.commands import CompleteStep


@strawberry.input(description="Finish an internal step. Hoàn thành bước.")
class CompleteStepInput:
    """Finish an internal step (hoàn thành bước)."""

    code: str = strawberry.field(description="Official code of the dossier. Mã số hồ sơ.")
    step: int = strawberry.field(description="Bước.")
    note: str | None = strawberry.field(default=None, description="Ghi chú; no personal data.")
    occurred_at: datetime | None = strawberry.field(default=None, description="When it happened; default now.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


async def complete_step(info: Info, input: CompleteStepInput) -> RecordResult:
    """Finish an internal step. Hoàn thành bước."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: CompleteStep(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            step=step_number(input.step),
            note=input.note,
        ),
    )
