"""Take an issued decision back or annul it (thu hồi, hủy bỏ)."""

from datetime import date, datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.identifiers import decision_id
from api.mutations.inputs import ActInput
from api.types.enums import RevocationKind
from api.types.receipt import RecordResult
from domain.decision.commands import RevokeDecision
from domain.values import Article


@strawberry.input(description="Take an issued decision back or annul it. Thu hồi, hủy bỏ.")
class RevokeDecisionInput(ActInput):
    """Take an issued decision back or annul it (thu hồi, hủy bỏ)."""

    decision: strawberry.ID = strawberry.field(description="Our own key of the decision.")
    kind: RevocationKind = strawberry.field(description="Thu hồi hay hủy bỏ.")
    reason: str = strawberry.field(description="Lý do; no personal data.")
    article: str = strawberry.field(description="Căn cứ.")
    effective_on: date = strawberry.field(description="Ngày hết hiệu lực.")


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
