"""Apologise and name a new date, once (xin lỗi và hẹn lại)."""

from datetime import date, datetime

import strawberry

from api.carrying_out import on_dossier
from api.context import Info
from api.types.receipt import RecordResult
from domain.dossier.commands import ExtendDeadline
from domain.values import OfficerId


@strawberry.input(description="Apologise and name a new date, once. Xin lỗi và hẹn lại.")
class ExtendDeadlineInput:
    """Apologise and name a new date, once (xin lỗi và hẹn lại)."""

    code: str = strawberry.field(description="Official code of the dossier. Mã số hồ sơ.")
    new_due_on: date = strawberry.field(description="Ngày trả mới.")
    reason: str = strawberry.field(description="Lý do; no personal data.")
    occurred_at: datetime | None = strawberry.field(default=None, description="When it happened; default now.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


async def extend_deadline(info: Info, input: ExtendDeadlineInput) -> RecordResult:
    """Apologise and name a new date, once. Xin lỗi và hẹn lại."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: ExtendDeadline(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            new_due_on=input.new_due_on,
            reason=input.reason,
            signed_by=OfficerId(info.context.actor.id),
        ),
    )
