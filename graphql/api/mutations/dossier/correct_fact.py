"""Put a recorded fact right with a new one (đính chính)."""

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.scalars import Position
from api.types.receipt import RecordResult
from domain.dossier.commands import CorrectFact


@strawberry.input(description="Put a recorded fact right with a new one. Đính chính.")
class CorrectFactInput(DossierActInput):
    """Put a recorded fact right with a new one (đính chính)."""

    position: Position = strawberry.field(description="Position of the fact.")
    version: int = strawberry.field(description="Its version in the dossier's own stream.")
    field: str = strawberry.field(description="Field to put right, e.g. occurredAt.")
    says: str = strawberry.field(description="What it should say, e.g. 2026-03-02T08:30:00+07:00, POST.")
    reason: str = strawberry.field(description="Lý do.")


async def correct_fact(info: Info, input: CorrectFactInput) -> RecordResult:
    """Put a recorded fact right with a new one. Đính chính."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: CorrectFact(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            corrects_position=input.position,
            corrects_version=input.version,
            field=input.field,
            says=input.says,
            reason=input.reason,
        ),
    )
