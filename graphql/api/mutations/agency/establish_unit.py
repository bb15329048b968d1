"""Enter a unit of an agency (thành lập đơn vị)."""

from datetime import date, datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.inputs import ActInput
from api.types.receipt import RecordResult
from domain.agency.commands import EstablishUnit
from domain.values import Article, parse_agency_id, parse_unit_id


@strawberry.input(description="Enter a unit of an agency. Thành lập đơn vị.")
class EstablishUnitInput(ActInput):
    """Enter a unit of an agency (thành lập đơn vị)."""

    agency: str = strawberry.field(description="Mã định danh cơ quan.")
    unit: str = strawberry.field(description="Mã đơn vị.")
    name: str = strawberry.field(description="Tên đơn vị.")
    since: date = strawberry.field(description="Từ ngày.")
    article: str = strawberry.field(description="Căn cứ.")


async def establish_unit(info: Info, input: EstablishUnitInput) -> RecordResult:
    """Enter a unit of an agency. Thành lập đơn vị."""

    async def command(at: datetime) -> EstablishUnit:
        return EstablishUnit(
            agency=parse_agency_id(input.agency),
            unit=parse_unit_id(input.unit),
            name=input.name,
            since=input.since,
            basis=Article(input.article),
        )

    return await carry_out(info, input, command)
