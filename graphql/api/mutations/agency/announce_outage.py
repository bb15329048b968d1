"""Announce that an agency's system does not work (thông báo sự cố, tạm ngừng dịch vụ)."""

from datetime import datetime

import strawberry

from api.context import Info
from api.instants import aware
from api.mutations.execute import carry_out
from api.mutations.inputs import ActInput
from api.types.enums import OutageKind
from api.types.receipt import RecordResult
from domain.agency.outage import AnnounceOutage
from domain.values import Article, parse_agency_id


@strawberry.input(description="Announce that a system does not work. Thông báo sự cố, tạm ngừng dịch vụ.")
class AnnounceOutageInput(ActInput):
    """Announce that a system does not work (thông báo sự cố, tạm ngừng dịch vụ)."""

    agency: str = strawberry.field(description="Mã định danh cơ quan.")
    kind: OutageKind = strawberry.field(description="Planned, or force majeure. Theo kế hoạch, bất khả kháng.")
    since: datetime = strawberry.field(description="Từ lúc.")
    until: datetime = strawberry.field(description="When it works again, or is expected to. Dự kiến khôi phục.")
    said_at: datetime = strawberry.field(description="When the public was told. Thời điểm thông báo.")
    article: str = strawberry.field(description="Căn cứ.")
    places: list[str] = strawberry.field(default_factory=list, description="Nơi chịu ảnh hưởng; empty for all.")


async def announce_outage(info: Info, input: AnnounceOutageInput) -> RecordResult:
    """Announce that a system does not work. Thông báo sự cố, tạm ngừng dịch vụ."""

    async def command(at: datetime) -> AnnounceOutage:
        return AnnounceOutage(
            agency=parse_agency_id(input.agency),
            kind=input.kind,
            since=aware("since", input.since),
            until=aware("until", input.until),
            places=tuple(input.places),
            said_at=aware("saidAt", input.said_at),
            basis=Article(input.article),
        )

    return await carry_out(info, input, command)
