"""Put a slip in an issued decision right (đính chính)."""

from datetime import datetime

import strawberry

from api.carrying_out import carry_out
from api.context import Info
from api.sealing import sealed, subject_of
from api.types.receipt import RecordResult
from api.types.words import CorrectedPart
from api.words_of_input import decision_id
from domain.decision.commands import CorrectDecision


@strawberry.input(description="Put a slip in an issued decision right. Đính chính.")
class CorrectDecisionInput:
    """Put a slip in an issued decision right (đính chính)."""

    decision: strawberry.ID = strawberry.field(description="Our own key of the decision.")
    part: CorrectedPart = strawberry.field(description="Phần đính chính.")
    wrong_text: str = strawberry.field(description="Sealed before it is recorded.")
    right_text: str = strawberry.field(description="Sealed before it is recorded.")
    reason: str = strawberry.field(description="Lý do; no personal data.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


async def correct_decision(info: Info, input: CorrectDecisionInput) -> RecordResult:
    """Put a slip in an issued decision right. Đính chính."""

    async def command(at: datetime) -> CorrectDecision:
        texts = {"wrong": input.wrong_text, "right": input.right_text}
        decision = decision_id(input.decision)
        subject = await subject_of(info.context.house, decision)
        return CorrectDecision(
            decision=decision,
            part=input.part,
            sealed=await sealed(info, CorrectDecision, subject, texts),
            reason=input.reason,
        )

    return await carry_out(info, input, command)
