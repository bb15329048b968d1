"""Record a payment (đã thực hiện nghĩa vụ tài chính)."""

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.scalars import Dong
from api.types.receipt import RecordResult
from domain.dossier.commands import RecordPayment


@strawberry.input(description="Record a payment. Đã thực hiện nghĩa vụ tài chính.")
class RecordPaymentInput(DossierActInput):
    """Record a payment (đã thực hiện nghĩa vụ tài chính)."""

    amount: Dong = strawberry.field(description="Đồng.")
    method: str = strawberry.field(description="Hình thức nộp.")
    reference: str | None = strawberry.field(default=None, description="What both sides know it by. Mã tham chiếu.")


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
            reference=input.reference,
            method=input.method,
        ),
    )
