"""The instants a question looks back to (thời điểm nhìn lại)."""

from datetime import datetime
from typing import Annotated

import strawberry

from api.context import Info
from api.instants import aware, aware_or_none
from application.history.as_of import AsOf, refuse_future

_KNOWN = "Only what was recorded by then, by the database's clock. Đã biết đến thời điểm."


@strawberry.input(
    name="AsOf",
    description="Two clocks. What is left out stands as it does now. Lateness and used time are judged at the earlier "
    "of the two instants. An instant in the future is refused: INSTANT_IN_FUTURE. Thời điểm nhìn lại.",
)
class AsOfInput:
    """Two clocks to look back by (thời điểm nhìn lại)."""

    known_at: datetime | None = strawberry.field(default=None, description=_KNOWN)
    happened_at: datetime | None = strawberry.field(
        default=None,
        description="Only what is now said to have happened by then; a known correction of when something happened is "
        "believed. Đã xảy ra đến thời điểm.",
    )


@strawberry.input(
    name="AsKnown",
    description="A list as it was known at an instant; what had happened by then is asked of one object. "
    "Danh sách như đã biết.",
)
class AsKnownInput:
    """A list as it was known (danh sách như đã biết)."""

    known_at: datetime = strawberry.field(description=_KNOWN)


AsOfArgument = Annotated[
    AsOfInput | None, strawberry.argument(description="As known and as happened at two instants; null: as it stands.")
]
AsKnownArgument = Annotated[
    AsKnownInput | None, strawberry.argument(description="As the list was known at an instant; null: as it stands.")
]


async def as_of_asked(info: Info, asked: AsOfInput, name: str = "asOf") -> AsOf:
    """The instants of an argument. Raises BadRequest and InstantInFuture under the argument's own name."""
    known, happened = f"{name}.knownAt", f"{name}.happenedAt"
    as_of = AsOf(known_at=aware_or_none(known, asked.known_at), happened_at=aware_or_none(happened, asked.happened_at))
    await refuse_future(info.context.store, as_of, known=known, happened=happened)
    return as_of


async def known_asked(info: Info, asked: AsKnownInput | None) -> tuple[AsOf | None, int | None]:
    """The instant of a list and its position in the log, once the read models have seen it; None for now."""
    if asked is None:
        return None, None
    as_of = AsOf(known_at=aware("asOf.knownAt", asked.known_at))
    await refuse_future(info.context.store, as_of)
    position = await info.context.store.log.position_at(asked.known_at)
    await info.context.reads.reached(position)
    return as_of, position
