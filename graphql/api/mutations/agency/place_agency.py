"""Put an agency under another one from a day on (đổi cơ quan cấp trên)."""

from datetime import date, datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.inputs import ActInput
from api.types.receipt import RecordResult
from domain.agency.commands import PlaceAgency
from domain.values import Article, parse_agency_id


@strawberry.input(description="Put an agency under another one from a day on. Đổi cơ quan cấp trên.")
class PlaceAgencyInput(ActInput):
    """Put an agency under another one from a day on (đổi cơ quan cấp trên)."""

    agency: str = strawberry.field(description="Mã định danh cơ quan.")
    since: date = strawberry.field(description="Từ ngày.")
    article: str = strawberry.field(description="Căn cứ.")
    parent: str | None = strawberry.field(default=None, description="Cơ quan cấp trên; null: none above.")


async def place_agency(info: Info, input: PlaceAgencyInput) -> RecordResult:
    """Put an agency under another one from a day on. Đổi cơ quan cấp trên."""

    async def command(at: datetime) -> PlaceAgency:
        return PlaceAgency(
            agency=parse_agency_id(input.agency),
            parent=parse_agency_id(input.parent) if input.parent else None,
            since=input.since,
            basis=Article(input.article),
        )

    return await carry_out(info, input, command)
