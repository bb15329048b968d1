"""Take a wrong decision about days back (hủy bỏ quyết định về lịch làm việc)."""

from datetime import datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.inputs import ActInput
from api.scalars import Position
from api.types.receipt import RecordResult
from application.commands.calendar import decision_at
from domain.calendar.commands import RevokeCalendarDecision
from domain.values import Article


@strawberry.input(description="Take a decision about days back. Hủy bỏ quyết định về lịch.")
class RevokeCalendarDecisionInput(ActInput):
    """Take a decision about days back (hủy bỏ quyết định về lịch)."""

    position: Position = strawberry.field(description="Log position of the decision's fact. Vị trí.")
    reason: str = strawberry.field(description="Lý do.")
    article: str = strawberry.field(description="Căn cứ.")


async def revoke_calendar_decision(info: Info, input: RevokeCalendarDecisionInput) -> RecordResult:
    """Take a decision about days back: dates move back with this reason. Hủy bỏ quyết định về lịch."""

    async def command(at: datetime) -> RevokeCalendarDecision:
        decision = await decision_at(info.context.store, input.position)
        return RevokeCalendarDecision(decision=decision, reason=input.reason, basis=Article(input.article))

    return await carry_out(info, input, command)
