"""Stop a procedure with a notice (dừng giải quyết)."""

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.types.enums import StopGround
from api.types.receipt import RecordResult
from domain.dossier.commands import StopDossier


@strawberry.input(description="Stop a procedure with a notice. Dừng giải quyết.")
class StopDossierInput(DossierActInput):
    """Stop a procedure with a notice (dừng giải quyết)."""

    reason: str = strawberry.field(description="Lý do; no personal data.")
    ground: StopGround | None = strawberry.field(
        default=None, description="Why; by default what the status gives. Căn cứ dừng, ví dụ TTHC bị cắt giảm."
    )


async def stop_dossier(info: Info, input: StopDossierInput) -> RecordResult:
    """Stop a procedure with a notice. Dừng giải quyết."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: StopDossier(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            reason=input.reason,
            ground=input.ground,
        ),
    )
