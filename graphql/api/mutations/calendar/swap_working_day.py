"""Swap a working day (hoán đổi ngày làm việc)."""

from datetime import date, datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.inputs import ActInput
from api.types.receipt import RecordResult
from domain.calendar.commands import SwapWorkingDay
from domain.values import Article


@strawberry.input(description="Swap a working day. Hoán đổi ngày làm việc.")
class SwapWorkingDayInput(ActInput):
    """Swap a working day (hoán đổi ngày làm việc)."""

    day_off: date = strawberry.field(description="Ngày nghỉ hoán đổi.")
    make_up: date = strawberry.field(description="Ngày làm bù.")
    article: str = strawberry.field(description="Number of the notice. Số thông báo.")
    ground: str | None = strawberry.field(
        default=None, description="By what law it touches days that are over or joins no holiday. Căn cứ riêng."
    )


async def swap_working_day(info: Info, input: SwapWorkingDayInput) -> RecordResult:
    """Swap a working day. Hoán đổi ngày làm việc."""

    async def command(at: datetime) -> SwapWorkingDay:
        return SwapWorkingDay(
            day_off=input.day_off,
            make_up=input.make_up,
            basis=Article(input.article),
            ground=Article(input.ground) if input.ground and input.ground.strip() else None,
        )

    return await carry_out(info, input, command)
