"""Hand over the result (trả kết quả)."""

from datetime import datetime

import strawberry

from api.carrying_out import on_dossier
from api.context import Info
from api.types.receipt import RecordResult
from api.types.words import Channel
from domain.dossier.commands import DeliverResult


@strawberry.input(description="Hand over the result. Trả kết quả.")
class DeliverResultInput:
    """Hand over the result (trả kết quả)."""

    code: str = strawberry.field(description="Official code of the dossier. Mã số hồ sơ.")
    by_channel: Channel = strawberry.field(description="How.")
    note: str | None = strawberry.field(default=None, description="Ghi chú; no personal data.")
    occurred_at: datetime | None = strawberry.field(default=None, description="When it happened; default now.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


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
