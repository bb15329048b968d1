"""Refuse to take a dossier in (từ chối tiếp nhận)."""

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.types.receipt import RecordResult
from domain.dossier.commands import RejectDossier


@strawberry.input(description="Refuse to take a dossier in. Từ chối tiếp nhận.")
class RejectDossierInput(DossierActInput):
    """Refuse to take a dossier in (từ chối tiếp nhận)."""

    reason: str = strawberry.field(description="Lý do cụ thể; no personal data.")


async def reject_dossier(info: Info, input: RejectDossierInput) -> RecordResult:
    """Refuse to take a dossier in. Từ chối tiếp nhận."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: RejectDossier(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            reason=input.reason,
        ),
    )
