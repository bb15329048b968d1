"""End time that is not counted (hết niêm yết, giải trình)."""

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.types.receipt import RecordResult
from domain.dossier.commands import EndExclusion


@strawberry.input(description="End time that is not counted. Hết niêm yết, giải trình.")
class EndExclusionInput(DossierActInput):
    """End time that is not counted (hết niêm yết, giải trình)."""


async def end_exclusion(info: Info, input: EndExclusionInput) -> RecordResult:
    """End time that is not counted. Hết niêm yết, giải trình."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: EndExclusion(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
        ),
    )
