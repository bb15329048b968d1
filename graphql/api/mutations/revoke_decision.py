"""Take an issued decision back or annul it (thu hồi, hủy bỏ)."""

from datetime import date, datetime

import strawberry

from api.carrying_out import carry_out
from api.context import Info
from api.types.receipt import RecordResult
from api.types.words import RevocationKind
from api.words_of_input import decision_id
from domain.decision.commands import RevokeDecision
from domain.values import Article


@strawberry.input(description="Take an issued decision back or annul it. Thu hồi, hủy bỏ.")
class RevokeDecisionInput:
    """Take an issued decision back or annul it (thu hồi, hủy bỏ)."""

    decision: strawberry.ID = strawberry.field(description="Our own key of the decision.")
    kind: RevocationKind = strawberry.field(description="Thu hồi hay hủy bỏ.")
    reason: str = strawberry.field(description="Lý do; no personal data.")
    article: str = strawberry.field(description="Căn cứ.")
    effective_on: date = strawberry.field(description="Ngày hết hiệu lực.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


async def revoke_decision(info: Info, input: RevokeDecisionInput) -> RecordResult:
    """Take an issued decision back or annul it. Thu hồi, hủy bỏ."""

    async def command(at: datetime) -> RevokeDecision:
        return RevokeDecision(
            decision=decision_id(input.decision),
            kind=input.kind,
            reason=input.reason,
            basis=Article(input.article),
            effective_on=input.effective_on,
        )

    return await carry_out(info, input, command)
