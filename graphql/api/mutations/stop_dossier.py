"""Stop a procedure with a notice (dừng giải quyết)."""

from datetime import datetime

import strawberry

from api.carrying_out import on_dossier
from api.context import Info
from api.types.receipt import RecordResult
from domain.dossier.commands import StopDossier


@strawberry.input(description="Stop a procedure with a notice. Dừng giải quyết.")
class StopDossierInput:
    """Stop a procedure with a notice (dừng giải quyết)."""

    code: str = strawberry.field(description="Official code of the dossier. Mã số hồ sơ.")
    reason: str = strawberry.field(description="Lý do; no personal data.")
    occurred_at: datetime | None = strawberry.field(default=None, description="When it happened; default now.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


async def stop_dossier(info: Info, input: StopDossierInput) -> RecordResult:
    """Stop a procedure with a notice. Dừng giải quyết."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: StopDossier(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            reason=input.reason,
        ),
    )
