"""Every change an actor may see, as it happens (theo dõi thay đổi)."""

from collections.abc import AsyncGenerator
from typing import Annotated

import strawberry

from api.context import Info
from api.errors import TokenOver
from api.scalars import Position
from application.queries.changes import beyond
from application.queries.reads import NotReached


@strawberry.type(description="One recorded fact, delivered once the read models show it. Một thay đổi.")
class Change:
    """One recorded fact (một thay đổi)."""

    position: Position = strawberry.field(description="Pass as after to go on behind this change.")
    kind: str = strawberry.field(description="What changed: dossier, decision, procedure, process, agency, calendar.")
    subject: strawberry.ID = strawberry.field(description="Our own key of what changed.")
    topic: str = strawberry.field(description="Kind of fact, e.g. dossier.accepted.v1.")
    dossier_code: str | None = strawberry.field(description="Code of the dossier that changed. Mã số hồ sơ.")
    vi: str = strawberry.field(description="The fact in one Vietnamese sentence.")
    en: str = strawberry.field(description="The fact in one English sentence.")


async def changes(
    info: Info,
    after: Annotated[
        Position | None, strawberry.argument(description="Last position you have seen; null: only what is to come.")
    ] = None,
) -> AsyncGenerator[Change, None]:
    """Changes beyond a position, for as long as the token holds."""
    context = info.context
    start = await _start(info, after)
    async for change in beyond(context.store, context.reads, context.actor, await context.visibility(), start):
        if not context.holds():
            raise TokenOver
        if change is not None:
            yield Change(
                position=Position(change.position),
                kind=change.kind,
                subject=strawberry.ID(change.subject),
                topic=change.topic,
                dossier_code=change.dossier_code,
                vi=change.vi,
                en=change.en,
            )


async def _start(info: Info, after: int | None) -> int:
    """Where to begin; whoever has seen more than the log holds, as after a restore, must not wait in silence."""
    head = await info.context.store.log.head()
    if after is not None and after > head:
        raise NotReached(
            f"position {after} is beyond the log, which ends at {head}: pass the last change's position",
            f"Vị trí {after} vượt quá nhật ký, hiện kết thúc ở {head}; đề nghị gửi vị trí của thay đổi nhận cuối cùng.",
        )
    return head if after is None else after
