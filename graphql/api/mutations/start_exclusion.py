"""Begin time that is not counted (niêm yết, giải trình)."""

from datetime import date, datetime

import strawberry

from api.carrying_out import on_dossier
from api.context import Info
from api.types.receipt import RecordResult
from api.types.words import ExclusionKind
from domain.dossier.commands import StartExclusion


@strawberry.input(description="Begin time that is not counted. Niêm yết, giải trình.")
class StartExclusionInput:
    """Begin time that is not counted (niêm yết, giải trình)."""

    code: str = strawberry.field(description="Official code of the dossier. Mã số hồ sơ.")
    kind: ExclusionKind = strawberry.field(description="Why.")
    planned_until: date | None = strawberry.field(default=None, description="Dự kiến đến ngày.")
    occurred_at: datetime | None = strawberry.field(default=None, description="When it happened; default now.")
    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")


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
