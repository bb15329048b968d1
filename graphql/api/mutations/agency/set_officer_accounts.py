"""Say with which accounts an officer signs in (tài khoản của cán bộ)."""

from datetime import date, datetime

import strawberry

from api.context import Info
from api.mutations.execute import carry_out
from api.mutations.inputs import ActInput
from api.types.receipt import RecordResult
from domain.agency.commands import SetOfficerAccounts
from domain.values import Article, parse_account, parse_agency_id, parse_officer_id


@strawberry.input(description="Say with which accounts an officer signs in. Tài khoản của cán bộ.")
class SetOfficerAccountsInput(ActInput):
    """Say with which accounts an officer signs in (tài khoản của cán bộ)."""

    agency: str = strawberry.field(description="Mã định danh cơ quan.")
    officer: str = strawberry.field(description="Mã cán bộ, công chức.")
    accounts: list[str] = strawberry.field(description="Tài khoản.")
    since: date = strawberry.field(description="Từ ngày.")
    article: str = strawberry.field(description="Căn cứ.")


async def set_officer_accounts(info: Info, input: SetOfficerAccountsInput) -> RecordResult:
    """Say with which accounts an officer signs in. Tài khoản của cán bộ."""

    async def command(at: datetime) -> SetOfficerAccounts:
        return SetOfficerAccounts(
            agency=parse_agency_id(input.agency),
            officer=parse_officer_id(input.officer),
            accounts=tuple(map(parse_account, input.accounts)),
            since=input.since,
            basis=Article(input.article),
        )

    return await carry_out(info, input, command)
