"""Conclude a dossier with an issued decision (có kết quả)."""

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.identifiers import decision_id
from api.mutations.inputs import DossierActInput
from api.types.receipt import RecordResult
from domain.dossier.commands import ConcludeDossier


@strawberry.input(description="Conclude a dossier with an issued decision. Có kết quả.")
class ConcludeDossierInput(DossierActInput):
    """Conclude a dossier with an issued decision (có kết quả)."""

    decision: strawberry.ID = strawberry.field(description="Our own key of the decision.")
    granted: bool = strawberry.field(description="Granted, or refused in writing.")


async def conclude_dossier(info: Info, input: ConcludeDossierInput) -> RecordResult:
    """Conclude a dossier with an issued decision. Có kết quả."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: ConcludeDossier(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            decision=decision_id(input.decision),
            granted=input.granted,
        ),
    )
