"""Issue a signed decision; the register numbers it (ban hành)."""

from datetime import date, datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.identifiers import decision_id
from api.mutations.inputs import ActInput
from api.types.receipt import RecordResult
from domain.decision.commands import IssueDecision
from domain.values import legal_day


@strawberry.input(description="Issue a signed decision; the register numbers it. Ban hành.")
class IssueDecisionInput(ActInput):
    """Issue a signed decision; the register numbers it (ban hành)."""

    decision: strawberry.ID = strawberry.field(description="Our own key of the decision.")
    issued_on: date | None = strawberry.field(default=None, description="Ngày ban hành; default today.")


async def issue_decision(info: Info, input: IssueDecisionInput) -> RecordResult:
    """Issue a signed decision; the register numbers it. Ban hành."""

    async def command(at: datetime) -> IssueDecision:
        return IssueDecision(decision=decision_id(input.decision), issued_on=input.issued_on or legal_day(at))

    return await carry_out(info, input, command)
