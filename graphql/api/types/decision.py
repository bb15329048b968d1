"""A decision as it stands (quyết định, kết quả giải quyết)."""

from datetime import date, datetime

import strawberry

from api.context import Info
from api.scalars import Position
from api.types.moments import day, instant
from api.types.timeline import TimelineEntry, entry
from api.types.words import DecisionKind
from application import streams
from application.queries.reads import Row


@strawberry.type(description="A decision, from draft to revocation. Quyết định, kết quả giải quyết.")
class Decision:
    """A decision (quyết định)."""

    id: strawberry.ID = strawberry.field(description="Our own key.")
    agency: str | None = strawberry.field(description="Issuing agency. Cơ quan ban hành.")
    number: int | None = strawberry.field(description="Number in the agency's register of the year. Số.")
    year: int | None = strawberry.field(description="Year of the register. Năm.")
    kind: DecisionKind | None = strawberry.field(description="Granted, refused, other.")
    document_type: str | None = strawberry.field(description="Kind of document. Loại văn bản.")
    reason: str | None = strawberry.field(description="Reason of a refusal. Lý do từ chối.")
    stage: str = strawberry.field(description="drafted, submitted, signed, issued, revoked.")
    signed_by: str | None = strawberry.field(description="Pseudonymous account of the signer. Người ký.")
    signed_at: datetime | None = strawberry.field(description="When it was signed.")
    issued_on: date | None = strawberry.field(description="Day of issue. Ngày ban hành.")
    corrections: int = strawberry.field(description="How often it was put right. Số lần đính chính.")
    revoked_on: date | None = strawberry.field(description="First day without effect. Ngày thu hồi, hủy bỏ.")
    position: Position = strawberry.field(description="Log position of its last fact.")

    @strawberry.field(description="Its history, fact by fact. Lịch sử.")
    async def timeline(self, info: Info) -> list[TimelineEntry]:
        """The history of the decision."""
        return [entry(row) for row in await info.context.timelines().load(streams.decision(self.id))]


def decision_of(row: Row) -> Decision:
    """The decision of a read model's row."""
    return Decision(
        id=strawberry.ID(row["id"]),
        agency=row["agency"],
        number=row["number"],
        year=row["year"],
        kind=DecisionKind(row["kind"]) if row["kind"] else None,
        document_type=row["document_type"],
        reason=row["reason"],
        stage=row["stage"],
        signed_by=row["signed_by"],
        signed_at=instant(row, "signed_at"),
        issued_on=day(row, "issued_on"),
        corrections=row["corrections"],
        revoked_on=day(row, "revoked_on"),
        position=Position(row["position"]),
    )
