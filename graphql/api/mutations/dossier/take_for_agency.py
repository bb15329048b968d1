"""Take a dossier for the agency that is competent (tiếp nhận thay cơ quan có thẩm quyền)."""

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.types.receipt import RecordResult
from domain.dossier.commands import TakeForAgency
from domain.values import parse_agency_id


@strawberry.input(description="Take a dossier for the competent agency. Tiếp nhận thay, không phụ thuộc địa giới.")
class TakeForAgencyInput(DossierActInput):
    """Take a dossier for the competent agency (tiếp nhận thay, không phụ thuộc địa giới)."""

    competent_agency: str = strawberry.field(description="Mã định danh cơ quan có thẩm quyền; it accepts the dossier.")


async def take_for_agency(info: Info, input: TakeForAgencyInput) -> RecordResult:
    """Take a dossier for the competent agency; its time runs from when that agency accepts it. Tiếp nhận thay."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: TakeForAgency(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            competent_agency=parse_agency_id(input.competent_agency),
        ),
    )
