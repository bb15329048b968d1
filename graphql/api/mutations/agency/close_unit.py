"""End a unit; since is the first day on which it is no more (giải thể đơn vị)."""

from datetime import date, datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.inputs import ActInput
from api.types.receipt import RecordResult
from domain.agency.commands import CloseUnit
from domain.values import Article, parse_agency_id, parse_unit_id


@strawberry.input(description="End a unit; since is the first day on which it is no more. Giải thể đơn vị.")
class CloseUnitInput(ActInput):
    """End a unit; since is the first day on which it is no more (giải thể đơn vị)."""

    agency: str = strawberry.field(description="Mã định danh cơ quan.")
    unit: str = strawberry.field(description="Mã đơn vị.")
    since: date = strawberry.field(description="Từ ngày.")
    article: str = strawberry.field(description="Căn cứ.")


async def close_unit(info: Info, input: CloseUnitInput) -> RecordResult:
    """End a unit; since is the first day on which it is no more. Giải thể đơn vị."""

    async def command(at: datetime) -> CloseUnit:
        return CloseUnit(
            agency=parse_agency_id(input.agency),
            unit=parse_unit_id(input.unit),
            since=input.since,
            basis=Article(input.article),
        )

    return await carry_out(info, input, command)
