"""Declare days off (nghỉ lễ, tết)."""

from datetime import date, datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.inputs import ActInput
from api.types.receipt import RecordResult
from domain.calendar.commands import DeclareHoliday
from domain.values import AgencyId, Article


@strawberry.input(description="Declare days off. Nghỉ lễ, tết.")
class DeclareHolidayInput(ActInput):
    """Declare days off (nghỉ lễ, tết)."""

    name: str = strawberry.field(description="Tên ngày nghỉ.")
    days: list[date] = strawberry.field(description="Các ngày.")
    article: str = strawberry.field(description="Number of the notice. Số thông báo.")
    agencies: list[str] = strawberry.field(
        default_factory=list, description="Only these agencies and those below them; none: everybody. Cơ quan."
    )
    ground: str | None = strawberry.field(
        default=None, description="By what law it touches days that are over or a day of rest. Căn cứ riêng."
    )


async def declare_holiday(info: Info, input: DeclareHolidayInput) -> RecordResult:
    """Declare days off. Nghỉ lễ, tết."""

    async def command(at: datetime) -> DeclareHoliday:
        return DeclareHoliday(
            name=input.name,
            days=tuple(input.days),
            basis=Article(input.article),
            agencies=tuple(AgencyId(agency) for agency in input.agencies),
            ground=Article(input.ground) if input.ground and input.ground.strip() else None,
        )

    return await carry_out(info, input, command)
