"""End an officer's service; since is the first day without him (thôi làm việc)."""

from datetime import date, datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.inputs import ActInput
from api.types.receipt import RecordResult
from domain.agency.commands import DismissOfficer
from domain.values import Article, parse_agency_id, parse_officer_id


@strawberry.input(description="End an officer's service; since is the first day without him. Thôi làm việc.")
class DismissOfficerInput(ActInput):
    """End an officer's service; since is the first day without him (thôi làm việc)."""

    agency: str = strawberry.field(description="Mã định danh cơ quan.")
    officer: str = strawberry.field(description="Mã cán bộ, công chức.")
    since: date = strawberry.field(description="Từ ngày.")
    article: str = strawberry.field(description="Căn cứ.")


async def dismiss_officer(info: Info, input: DismissOfficerInput) -> RecordResult:
    """End an officer's service; since is the first day without him. Thôi làm việc."""

    async def command(at: datetime) -> DismissOfficer:
        return DismissOfficer(
            agency=parse_agency_id(input.agency),
            officer=parse_officer_id(input.officer),
            since=input.since,
            basis=Article(input.article),
        )

    return await carry_out(info, input, command)
