"""Put a slip in an issued decision right (đính chính)."""

from collections.abc import Iterator
from datetime import datetime

import strawberry

from api.context import Info
from api.mutations.encryption import encrypted
from api.mutations.execute import carry_out
from api.mutations.identifiers import decision_id
from api.mutations.inputs import ActInput
from api.types.enums import CorrectedPart
from api.types.receipt import Mistake, RecordResult
from application.commands.decision_texts import subject_of
from domain.decision.commands import CorrectDecision


@strawberry.input(description="Put a slip in an issued decision right. Đính chính.")
class CorrectDecisionInput(ActInput):
    """Put a slip in an issued decision right (đính chính)."""

    decision: strawberry.ID = strawberry.field(description="Our own key of the decision.")
    part: CorrectedPart = strawberry.field(description="Phần đính chính.")
    wrong_text: str = strawberry.field(description="Sealed before it is recorded.")
    right_text: str = strawberry.field(description="Sealed before it is recorded.")
    reason: str = strawberry.field(description="Lý do; no personal data.")

    def contradictions(self, path: str) -> Iterator[Mistake]:
        """A correction that changes nothing."""
        if self.wrong_text == self.right_text:
            yield Mistake(
                path=f"{path}rightText",
                code="SAYS_NOTHING_NEW",
                vi="nội dung đúng giống nội dung sai; đề nghị ghi nội dung đúng",
                en="the right text is the wrong one: give what it should say",
            )


async def correct_decision(info: Info, input: CorrectDecisionInput) -> RecordResult:
    """Put a slip in an issued decision right. Đính chính."""

    async def command(at: datetime) -> CorrectDecision:
        texts = {"wrong": input.wrong_text, "right": input.right_text}
        decision = decision_id(input.decision)
        subject = await subject_of(info.context.store, decision)
        return CorrectDecision(
            decision=decision,
            part=input.part,
            encrypted=await encrypted(info, CorrectDecision, subject, texts),
            reason=input.reason,
        )

    return await carry_out(info, input, command)
