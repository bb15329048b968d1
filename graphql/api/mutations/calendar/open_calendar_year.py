"""Open a year of the working calendar (mở lịch làm việc)."""

from datetime import datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.inputs import ActInput
from api.types.receipt import RecordResult
from domain.calendar.commands import OpenCalendarYear
from domain.values import Article


@strawberry.input(description="Open a year of the working calendar. Mở lịch làm việc.")
class OpenCalendarYearInput(ActInput):
    """Open a year of the working calendar (mở lịch làm việc)."""

    year: int = strawberry.field(description="Năm.")
    article: str = strawberry.field(description="Căn cứ.")
    awaits_notice: bool = strawberry.field(
        default=False, description="Only with the days fixed by law, before the government's notice. Chờ thông báo."
    )


async def open_calendar_year(info: Info, input: OpenCalendarYearInput) -> RecordResult:
    """Open a year of the working calendar. Mở lịch làm việc."""

    async def command(at: datetime) -> OpenCalendarYear:
        return OpenCalendarYear(input.year, Article(input.article), awaits_notice=input.awaits_notice)

    return await carry_out(info, input, command)
