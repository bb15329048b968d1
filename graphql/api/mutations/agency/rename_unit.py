"""Give a unit another name from a day on (đổi tên đơn vị)."""

from datetime import date, datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.inputs import ActInput
from api.types.receipt import RecordResult
from domain.agency.commands import RenameUnit
from domain.values import Article, parse_agency_id, parse_unit_id


@strawberry.input(description="Give a unit another name from a day on. Đổi tên đơn vị.")
class RenameUnitInput(ActInput):
    """Give a unit another name from a day on (đổi tên đơn vị)."""

    agency: str = strawberry.field(description="Mã định danh cơ quan.")
    unit: str = strawberry.field(description="Mã đơn vị.")
    name: str = strawberry.field(description="Tên đơn vị.")
    since: date = strawberry.field(description="Từ ngày.")
    article: str = strawberry.field(description="Căn cứ.")


async def rename_unit(info: Info, input: RenameUnitInput) -> RecordResult:
    """Give a unit another name from a day on. Đổi tên đơn vị."""

    async def command(at: datetime) -> RenameUnit:
        return RenameUnit(
            agency=parse_agency_id(input.agency),
            unit=parse_unit_id(input.unit),
            name=input.name,
            since=input.since,
            basis=Article(input.article),
        )

    return await carry_out(info, input, command)
