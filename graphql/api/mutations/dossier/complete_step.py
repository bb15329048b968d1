"""Finish an internal step (hoàn thành bước)."""

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.types.receipt import RecordResult
from domain.dossier.commands import CompleteStep


@strawberry.input(description="Finish an internal step. Hoàn thành bước.")
class CompleteStepInput(DossierActInput):
    """Finish an internal step (hoàn thành bước)."""

    step: int = strawberry.field(description="Bước.")
    note: str | None = strawberry.field(default=None, description="Ghi chú; no personal data.")


async def complete_step(info: Info, input: CompleteStepInput) -> RecordResult:
    """Finish an internal step. Hoàn thành bước."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: CompleteStep(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            step=input.step,
            note=input.note,
        ),
    )
