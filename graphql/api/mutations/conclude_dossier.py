"""Conclude a dossier with an issued decision (có kết quả)."""

from datetime import datetime

import strawberry

from api.carrying_out import on_dossier
from api.context import Info
from api.types.receipt import RecordResult
from api.words_of_input import decision_id
from domain.dossier.commands import ConcludeDossier


@strawberry.input(description="Conclude a dossier with an issued decision. Có kết quả.")
class ConcludeDossierInput:
    """Conclude a dossier with an issued decision (có kết quả)."""

    code: str = strawberry.field(description="Official code of the dossier. Mã số hồ sơ.")
    decision: strawberry.ID = strawberry.field(description="Our own key of the decision.")
    granted: bool = strawberry.field(description="Granted, or refused in writing.")
    occurred_at: datetime | None = strawberry.field(default=None, description="When it happened; default now.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


async def conclude_dossier(info: Info, input: ConcludeDossierInput) -> RecordResult:
    """Conclude a dossier with an issued decision. Có kết quả."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: ConcludeDossier(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            decision=decision_id(input.decision),
            granted=input.granted,
        ),
    )
