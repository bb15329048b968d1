"""Refuse to take a dossier in (từ chối tiếp nhận)."""

from datetime import datetime

import strawberry

from api.carrying_out import on_dossier
from api.context import Info
from api.types.receipt import RecordResult
from domain.dossier.commands import RejectDossier


@strawberry.input(description="Refuse to take a dossier in. Từ chối tiếp nhận.")
class RejectDossierInput:
    """Refuse to take a dossier in (từ chối tiếp nhận)."""

    code: str = strawberry.field(description="Official code of the dossier. Mã số hồ sơ.")
    reason: str = strawberry.field(description="Lý do cụ thể; no personal data.")
    occurred_at: datetime | None = strawberry.field(default=None, description="When it happened; default now.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


async def reject_dossier(info: Info, input: RejectDossierInput) -> RecordResult:
    """Refuse to take a dossier in. Từ chối tiếp nhận."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: RejectDossier(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            reason=input.reason,
        ),
    )
