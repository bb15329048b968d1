"""Enter an agency (thành lập cơ quan)."""

from datetime import date, datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.inputs import ActInput
from api.types.receipt import RecordResult
from domain.agency.commands import EstablishAgency
from domain.values import Article, parse_agency_id


@strawberry.input(description="Enter an agency. Thành lập cơ quan.")
class EstablishAgencyInput(ActInput):
    """Enter an agency (thành lập cơ quan)."""

    agency: str = strawberry.field(description="Mã định danh cơ quan.")
    name: str = strawberry.field(description="Tên cơ quan.")
    article: str = strawberry.field(description="Căn cứ.")
    level: str | None = strawberry.field(default=None, description="Cấp.")
    parent: str | None = strawberry.field(default=None, description="Cơ quan cấp trên.")
    since: date | None = strawberry.field(default=None, description="First legal day; today when left out. Từ ngày.")


async def establish_agency(info: Info, input: EstablishAgencyInput) -> RecordResult:
    """Enter an agency. Thành lập cơ quan."""

    async def command(at: datetime) -> EstablishAgency:
        return EstablishAgency(
            agency=parse_agency_id(input.agency),
            name=input.name,
            level=input.level,
            parent=parse_agency_id(input.parent) if input.parent else None,
            since=input.since,
            basis=Article(input.article),
        )

    return await carry_out(info, input, command)
