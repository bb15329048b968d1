"""Let an officer serve in an agency (bổ nhiệm, tiếp nhận cán bộ)."""

import uuid
from datetime import date, datetime

import strawberry

from api.context import Info
from api.mutations.encryption import encrypted
from api.mutations.execute import carry_out
from api.mutations.inputs import ActInput
from api.types.receipt import RecordResult
from domain.agency.commands import AppointOfficer
from domain.values import (
    Article,
    OfficerId,
    PersonRef,
    parse_account,
    parse_agency_id,
    parse_officer_id,
    parse_unit_id,
)


@strawberry.input(description="Let an officer serve in an agency. Bổ nhiệm, tiếp nhận cán bộ.")
class AppointOfficerInput(ActInput):
    """Let an officer serve in an agency (bổ nhiệm, tiếp nhận cán bộ)."""

    agency: str = strawberry.field(description="Mã định danh cơ quan.")
    officer: str = strawberry.field(description="Mã cán bộ, công chức.")
    accounts: list[str] = strawberry.field(description="What the officer signs in with. Tài khoản.")
    full_name: str = strawberry.field(description="Encrypted under the officer's own key. Họ và tên.")
    since: date = strawberry.field(description="Từ ngày.")
    article: str = strawberry.field(description="Căn cứ.")
    unit: str | None = strawberry.field(default=None, description="Mã đơn vị.")
    position: str | None = strawberry.field(default=None, description="Chức danh.")
    until: date | None = strawberry.field(default=None, description="First day on which the service is over. Đến ngày.")


async def appoint_officer(info: Info, input: AppointOfficerInput) -> RecordResult:
    """Let an officer serve in an agency. Bổ nhiệm, tiếp nhận cán bộ."""

    async def command(at: datetime) -> AppointOfficer:
        officer = parse_officer_id(input.officer)
        person = _subject(officer)
        return AppointOfficer(
            agency=parse_agency_id(input.agency),
            officer=officer,
            accounts=tuple(map(parse_account, input.accounts)),
            unit=parse_unit_id(input.unit) if input.unit else None,
            position=input.position,
            since=input.since,
            until=input.until,
            person=person,
            encrypted=await encrypted(info, AppointOfficer, person, {"name": input.full_name}),
            basis=Article(input.article),
        )

    return await carry_out(info, input, command)


def _subject(officer: OfficerId) -> PersonRef:
    """Whose key an officer's name is under: one for an officer, in whatever agency."""
    return PersonRef(str(uuid.uuid5(uuid.NAMESPACE_URL, f"hoso:officer/{officer}")))
