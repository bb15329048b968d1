"""Demand a payment (yêu cầu nghĩa vụ tài chính)."""

from datetime import date

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.scalars import Dong
from api.types.receipt import RecordResult
from domain.dossier.commands import DemandPayment


@strawberry.input(description="Demand a payment. Yêu cầu nghĩa vụ tài chính.")
class DemandPaymentInput(DossierActInput):
    """Demand a payment (yêu cầu nghĩa vụ tài chính)."""

    amount: Dong = strawberry.field(description="Đồng.")
    kind: str = strawberry.field(description="Phí, lệ phí, thuế …")
    pay_until: date | None = strawberry.field(default=None, description="Nộp đến hết ngày.")
    reference: str | None = strawberry.field(default=None, description="What both sides know it by. Mã tham chiếu.")


async def demand_payment(info: Info, input: DemandPaymentInput) -> RecordResult:
    """Demand a payment. Yêu cầu nghĩa vụ tài chính."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: DemandPayment(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            amount=input.amount,
            reference=input.reference,
            kind=input.kind,
            pay_until=input.pay_until,
        ),
    )
