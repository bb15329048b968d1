"""Take a dossier in and promise a date (tiếp nhận và hẹn trả)."""

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.types.receipt import RecordResult
from domain.dossier.commands import AcceptDossier
from domain.values import parse_unit_id


@strawberry.input(description="Take a dossier in and promise a date. Tiếp nhận và hẹn trả.")
class AcceptDossierInput(DossierActInput):
    """Take a dossier in and promise a date (tiếp nhận và hẹn trả)."""

    unit: str | None = strawberry.field(default=None, description="Unit that takes it in.")
    case: str | None = strawberry.field(default=None, description="Case, where limits differ by case. Trường hợp.")
    process: str | None = strawberry.field(default=None, description="Internal process it follows. Quy trình nội bộ.")


async def accept_dossier(info: Info, input: AcceptDossierInput) -> RecordResult:
    """Take a dossier in and promise a date. Tiếp nhận và hẹn trả."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: AcceptDossier(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            unit=parse_unit_id(input.unit) if input.unit else None,
            case=input.case,
            process=input.process,
        ),
    )
