"""Take a dossier in and promise a date (tiếp nhận và hẹn trả)."""

from datetime import datetime

import strawberry

from api.carrying_out import on_dossier
from api.context import Info
from api.types.receipt import RecordResult
from domain.dossier.commands import AcceptDossier
from domain.values import parse_unit_id


@strawberry.input(description="Take a dossier in and promise a date. Tiếp nhận và hẹn trả.")
class AcceptDossierInput:
    """Take a dossier in and promise a date (tiếp nhận và hẹn trả)."""

    code: str = strawberry.field(description="Official code of the dossier. Mã số hồ sơ.")
    unit: str | None = strawberry.field(default=None, description="Unit that takes it in.")
    case: str | None = strawberry.field(default=None, description="Case, where limits differ by case. Trường hợp.")
    process: str | None = strawberry.field(default=None, description="Internal process it follows. Quy trình nội bộ.")
    occurred_at: datetime | None = strawberry.field(default=None, description="When it happened; default now.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


async def accept_dossier(info: Info, input: AcceptDossierInput) -> RecordResult:
    """Take a dossier in and promise a date. Tiếp nhận và hẹn trả."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: AcceptDossier(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            unit=parse_unit_id(input.unit) if input.unit else None,
            case=input.case,
            process=input.process,
        ),
    )
