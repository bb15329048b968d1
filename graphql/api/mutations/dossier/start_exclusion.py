"""Begin time that is not counted (niêm yết, giải trình)."""

from datetime import date

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.types.enums import ExclusionKind
from api.types.receipt import RecordResult
from domain.dossier.commands import StartExclusion


@strawberry.input(description="Begin time that is not counted. Niêm yết, giải trình.")
class StartExclusionInput(DossierActInput):
    """Begin time that is not counted (niêm yết, giải trình)."""

    kind: ExclusionKind = strawberry.field(description="Why.")
    planned_until: date | None = strawberry.field(default=None, description="Dự kiến đến ngày.")


async def start_exclusion(info: Info, input: StartExclusionInput) -> RecordResult:
    """Begin time that is not counted. Niêm yết, giải trình."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: StartExclusion(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            kind=input.kind,
            planned_until=input.planned_until,
        ),
    )
