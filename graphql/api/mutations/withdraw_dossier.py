"""Take a dossier back before a decision (rút hồ sơ)."""

from datetime import datetime

import strawberry

from api.carrying_out import on_dossier
from api.context import Info
from api.types.receipt import RecordResult
from domain.dossier.commands import WithdrawDossier


@strawberry.input(description="Take a dossier back before a decision. Rút hồ sơ.")
class WithdrawDossierInput:
    """Take a dossier back before a decision (rút hồ sơ)."""

    code: str = strawberry.field(description="Official code of the dossier. Mã số hồ sơ.")
    occurred_at: datetime | None = strawberry.field(default=None, description="When it happened; default now.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


async def withdraw_dossier(info: Info, input: WithdrawDossierInput) -> RecordResult:
    """Take a dossier back before a decision. Rút hồ sơ."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: WithdrawDossier(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
        ),
    )
