"""Move an officer to another unit or position (điều động cán bộ)."""

from datetime import date, datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.inputs import ActInput
from api.types.receipt import RecordResult
from domain.agency.commands import TransferOfficer
from domain.values import Article, parse_agency_id, parse_officer_id, parse_unit_id


@strawberry.input(description="Move an officer to another unit or position. Điều động cán bộ.")
class TransferOfficerInput(ActInput):
    """Move an officer to another unit or position (điều động cán bộ)."""

    agency: str = strawberry.field(description="Mã định danh cơ quan.")
    officer: str = strawberry.field(description="Mã cán bộ, công chức.")
    since: date = strawberry.field(description="Từ ngày.")
    article: str = strawberry.field(description="Căn cứ.")
    unit: str | None = strawberry.field(default=None, description="Mã đơn vị.")
    position: str | None = strawberry.field(default=None, description="Chức danh.")


async def transfer_officer(info: Info, input: TransferOfficerInput) -> RecordResult:
    """Move an officer to another unit or position. Điều động cán bộ."""

    async def command(at: datetime) -> TransferOfficer:
        return TransferOfficer(
            agency=parse_agency_id(input.agency),
            officer=parse_officer_id(input.officer),
            unit=parse_unit_id(input.unit) if input.unit else None,
            position=input.position,
            since=input.since,
            basis=Article(input.article),
        )

    return await carry_out(info, input, command)
