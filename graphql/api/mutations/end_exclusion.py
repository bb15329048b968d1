"""End time that is not counted (hết niêm yết, giải trình)."""

from datetime import datetime

import strawberry

from api.carrying_out import on_dossier
from api.context import Info
from api.types.receipt import RecordResult
from domain.dossier.commands import EndExclusion


@strawberry.input(description="End time that is not counted. Hết niêm yết, giải trình.")
class EndExclusionInput:
    """End time that is not counted (hết niêm yết, giải trình)."""

    code: str = strawberry.field(description="Official code of the dossier. Mã số hồ sơ.")
    occurred_at: datetime | None = strawberry.field(default=None, description="When it happened; default now.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


async def end_exclusion(info: Info, input: EndExclusionInput) -> RecordResult:
    """End time that is not counted. Hết niêm yết, giải trình."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: EndExclusion(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
        ),
    )
