"""Set an agency's office hours (quy định giờ hành chính)."""

from datetime import date, datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.inputs import ActInput
from api.types.receipt import RecordResult
from domain.agency.commands import SetOfficeHours
from domain.law.deadlines import OfficeHours
from domain.values import Article, parse_agency_id


@strawberry.input(description="Set an agency's office hours. Quy định giờ hành chính.")
class SetOfficeHoursInput(ActInput):
    """Set an agency's office hours (quy định giờ hành chính)."""

    agency: str = strawberry.field(description="Mã định danh cơ quan.")
    hours: str = strawberry.field(description="Local time, e.g. 07:30-11:30, 13:00-17:00.")
    since: date = strawberry.field(description="Từ ngày.")
    article: str = strawberry.field(description="Căn cứ.")


async def set_office_hours(info: Info, input: SetOfficeHoursInput) -> RecordResult:
    """Set an agency's office hours. Quy định giờ hành chính."""

    async def command(at: datetime) -> SetOfficeHours:
        return SetOfficeHours(
            agency=parse_agency_id(input.agency),
            sessions=OfficeHours.parse(input.hours).sessions,
            since=input.since,
            basis=Article(input.article),
        )

    return await carry_out(info, input, command)
