"""Ask once for what is missing (yêu cầu bổ sung)."""

from datetime import datetime

import strawberry

from api.carrying_out import on_dossier
from api.context import Info
from api.types.receipt import RecordResult
from domain.dossier.commands import RequestSupplement


@strawberry.input(description="Ask once for what is missing. Yêu cầu bổ sung.")
class RequestSupplementInput:
    """Ask once for what is missing (yêu cầu bổ sung)."""

    code: str = strawberry.field(description="Official code of the dossier. Mã số hồ sơ.")
    missing: list[str] = strawberry.field(description="Every missing paper. Nội dung cần bổ sung.")
    reason: str = strawberry.field(description="Lý do; no personal data.")
    occurred_at: datetime | None = strawberry.field(default=None, description="When it happened; default now.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


async def request_supplement(info: Info, input: RequestSupplementInput) -> RecordResult:
    """Ask once for what is missing. Yêu cầu bổ sung."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: RequestSupplement(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            missing=tuple(input.missing),
            reason=input.reason,
        ),
    )
