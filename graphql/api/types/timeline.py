"""What happened, fact by fact (dòng thời gian)."""

from datetime import datetime

import strawberry

from api.context import Info
from api.scalars import Position
from application.queries.encrypted_fields import opened_fields
from application.queries.fact_fields import fields_of
from application.queries.reads import Row


@strawberry.type(description="One field of a recorded fact. Một nội dung đã ghi.")
class FactDetail:
    """One field of a recorded fact (nội dung đã ghi)."""

    name: str = strawberry.field(description="Name of the field.")
    value: str | None = strawberry.field(description="What it says, in text; null: nothing.")


@strawberry.type(description="One fact of a history in words. Một sự kiện của dòng thời gian.")
class TimelineEntry:
    """One fact of a history (dòng thời gian)."""

    position: Position = strawberry.field(description="Place in the log.")
    version: int = strawberry.field(description="Place in its own stream, from 1.")
    topic: str = strawberry.field(description="Kind of fact, e.g. dossier.accepted.v1.")
    occurred_at: datetime = strawberry.field(description="When it is said to have happened.")
    recorded_at: datetime = strawberry.field(description="When the log took it in, by the database's clock.")
    actor: str = strawberry.field(description="Pseudonymous account of who did it. Người thực hiện.")
    role: str = strawberry.field(description="In which role. Vai trò.")
    agency: str | None = strawberry.field(description="For which agency. Cơ quan.")
    entered_late: str | None = strawberry.field(
        description="Why it was entered later than it happened, null where it was not. Lý do ghi nhận muộn."
    )
    article: str | None = strawberry.field(description="The article it rests on. Căn cứ pháp lý.")
    vi: str = strawberry.field(description="The fact in one Vietnamese sentence.")
    en: str = strawberry.field(description="The fact in one English sentence.")

    @strawberry.field(description="What was recorded, field by field, beside what stands here. Nội dung đã ghi.")
    async def details(self, info: Info) -> list[FactDetail]:
        """Every field of the fact; encrypted ones opened for officers, left out for others."""
        fact = await info.context.facts().load(self.position)
        if fact is None:
            return []
        said = (*fields_of(fact.event), *await opened_fields(info.context.store, info.context.actor, fact))
        return [FactDetail(name=name, value=value) for name, value in said]


def entry(row: Row) -> TimelineEntry:
    """The entry of a read model's row."""
    return TimelineEntry(
        position=Position(row["position"]),
        version=row["version"],
        topic=row["topic"],
        occurred_at=datetime.fromisoformat(row["occurred_at"]),
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
        actor=row["actor"],
        role=row["role"],
        agency=row["agency"],
        entered_late=row["entered_late"],
        article=row["basis"],
        vi=row["vi"],
        en=row["en"],
    )
