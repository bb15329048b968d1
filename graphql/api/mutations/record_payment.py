"""Record a payment (đã thực hiện nghĩa vụ tài chính)."""

from datetime import datetime

import strawberry

from api.carrying_out import on_dossier
from api.context import Info
from api.scalars import Dong
from api.types.receipt import RecordResult
from domain.dossier.commands import RecordPayment


@strawberry.input(description="Record a payment. Đã thực hiện nghĩa vụ tài chính.")
class RecordPaymentInput:
    """Record a payment (đã thực hiện nghĩa vụ tài chính)."""

    code: str = strawberry.field(description="Official code of the dossier. Mã số hồ sơ.")
    amount: Dong = strawberry.field(description="Đồng.")
    method: str = strawberry.field(description="Hình thức nộp.")
    occurred_at: datetime | None = strawberry.field(default=None, description="When it happened; default now.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


async def record_payment(info: Info, input: RecordPaymentInput) -> RecordResult:
    """Record a payment. Đã thực hiện nghĩa vụ tài chính."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: RecordPayment(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            amount=input.amount,
            method=input.method,
        ),
    )
