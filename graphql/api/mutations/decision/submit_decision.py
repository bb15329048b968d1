"""Lay a draft before who may sign (trình ký)."""

from datetime import datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.identifiers import decision_id
from api.mutations.inputs import ActInput
from api.types.receipt import RecordResult
from domain.decision.commands import SubmitDecision
from domain.values import parse_officer_id


@strawberry.input(description="Lay a draft before who may sign. Trình ký.")
class SubmitDecisionInput(ActInput):
    """Lay a draft before who may sign (trình ký)."""

    decision: strawberry.ID = strawberry.field(description="Our own key of the decision.")
    submitted_to: str | None = strawberry.field(default=None, description="Người ký.")


async def submit_decision(info: Info, input: SubmitDecisionInput) -> RecordResult:
    """Lay a draft before who may sign. Trình ký."""

    async def command(at: datetime) -> SubmitDecision:
        return SubmitDecision(
            decision=decision_id(input.decision),
            submitted_by=await info.context.officer(),
            submitted_to=parse_officer_id(input.submitted_to) if input.submitted_to else None,
        )

    return await carry_out(info, input, command)
