"""Hand over the result (trả kết quả)."""

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.types.enums import Channel
from api.types.receipt import RecordResult
from domain.dossier.commands import DeliverResult


@strawberry.input(description="Hand over the result. Trả kết quả.")
class DeliverResultInput(DossierActInput):
    """Hand over the result (trả kết quả)."""

    by_channel: Channel = strawberry.field(description="How.")
    note: str | None = strawberry.field(default=None, description="Ghi chú; no personal data.")


async def deliver_result(info: Info, input: DeliverResultInput) -> RecordResult:
    """Hand over the result. Trả kết quả."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: DeliverResult(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            by_channel=input.by_channel,
            note=input.note,
        ),
    )
