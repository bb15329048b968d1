"""A decision as it stands (quyết định, kết quả giải quyết)."""

from datetime import date, datetime

import strawberry

from api.context import Info
from api.history import timeline_at
from api.scalars import Position
from api.types.enums import DecisionKind
from api.types.row_values import day, instant
from api.types.timeline import TimelineEntry, entry
from application import streams
from application.history.as_of import AsOf
from application.queries.reads import Row
from domain.values import Encrypted, PersonRef


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
    document: str | None = strawberry.field(description="SHA-256 of the document's file in hex. Giá trị băm của tệp.")
    stage: str = strawberry.field(description="drafted, submitted, signed, issued, revoked.")
    signed_by: str | None = strawberry.field(description="Pseudonymous account of the signer. Người ký.")
    signed_at: datetime | None = strawberry.field(description="When it was signed.")
    issued_on: date | None = strawberry.field(description="Day of issue. Ngày ban hành.")
    corrections: int = strawberry.field(description="How often it was put right. Số lần đính chính.")
    revoked_on: date | None = strawberry.field(description="First day without effect. Ngày thu hồi, hủy bỏ.")
    position: Position = strawberry.field(description="Log position of its last fact.")
    version: int = strawberry.field(description="How many facts it has: what an act expects. Phiên bản.")

    row: strawberry.Private[Row]
    then: strawberry.Private[AsOf | None]

    @strawberry.field(description="Title, opened for those who may see it. Trích yếu.")
    async def title(self, info: Info) -> str | None:
        """The title, decrypted at this edge."""
        return (await _opened(info, self.row)).get("title")

    @strawberry.field(description="Content, opened for those who may see it. Nội dung.")
    async def content(self, info: Info) -> str | None:
        """The content, decrypted at this edge."""
        return (await _opened(info, self.row)).get("content")

    @strawberry.field(description="Its history, fact by fact. Lịch sử.")
    async def timeline(self, info: Info) -> list[TimelineEntry]:
        """The history of the decision."""
        return [entry(row) for row in await timeline_at(info, streams.decision(self.id), self.then)]


def decision_of(row: Row, then: AsOf | None = None) -> Decision:
    """The decision of a read model's row; then: the instants it is looked back at."""
    return Decision(
        row=row,
        then=then,
        id=strawberry.ID(row["id"]),
        agency=row["agency"],
        number=row["number"],
        year=row["year"],
        kind=DecisionKind(row["kind"]) if row["kind"] else None,
        document_type=row["document_type"],
        reason=row["reason"],
        document=row["document"],
        stage=row["stage"],
        signed_by=row["signed_by"],
        signed_at=instant(row, "signed_at"),
        issued_on=day(row, "issued_on"),
        corrections=row["corrections"],
        revoked_on=day(row, "revoked_on"),
        position=Position(row["position"]),
        version=row["version"],
    )


async def _opened(info: Info, row: Row) -> dict[str, str]:
    """Title and content, under the key of the applicant it answers, or its own where it answers nobody."""
    if not row["encrypted"]:
        return {}
    store = info.context.store
    answered = (await store.dossier(row["dossier"])).submission if row["dossier"] else None
    subject = PersonRef(row["id"]) if answered is None else answered.applicant
    return store.subject_keys.decrypt(subject, Encrypted(row["encrypted"])) or {}
