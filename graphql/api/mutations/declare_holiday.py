"""Declare days off (nghỉ lễ, tết)."""

from datetime import date, datetime

import strawberry

from api.carrying_out import carry_out
from api.context import Info
from api.types.receipt import RecordResult
from domain.calendar.commands import DeclareHoliday
from domain.values import Article


@strawberry.input(description="Declare days off. Nghỉ lễ, tết.")
class DeclareHolidayInput:
    """Declare days off (nghỉ lễ, tết)."""

    name: str = strawberry.field(description="Tên ngày nghỉ.")
    days: list[date] = strawberry.field(description="Các ngày.")
    article: str = strawberry.field(description="Number of the notice. Số thông báo.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


async def declare_holiday(info: Info, input: DeclareHolidayInput) -> RecordResult:
    """Declare days off. Nghỉ lễ, tết."""

    async def command(at: datetime) -> DeclareHoliday:
        return DeclareHoliday(name=input.name, days=tuple(input.days), basis=Article(input.article))

    return await carry_out(info, input, command)
