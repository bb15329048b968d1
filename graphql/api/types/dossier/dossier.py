"""A dossier as lists and pages show it (hồ sơ)."""

from datetime import date, datetime

import strawberry

from api.context import Info
from api.history import decision_at, procedure_at, replayed_then, timeline_at
from api.scalars import Position
from api.types.decision.decision import Decision, decision_of
from api.types.dossier.clock import Clock, clock_of
from api.types.enums import ApplicantKind, CompletionLevel, Status
from api.types.procedure.procedure import Procedure, procedure_of
from api.types.row_values import day, instant
from api.types.timeline import TimelineEntry, entry
from application import streams
from application.history.as_of import AsOf
from application.history.dossier_as_of import dossier_as_of
from application.queries.dossier_clock import dossier_clock
from application.queries.look_up import completion_of
from application.queries.reads import Row
from domain.dossier.timeliness import gone_at, is_late
from domain.values import Encrypted, PersonRef


@strawberry.type(description="An applicant's personal data, opened for those who may see them. Người nộp.")
class Applicant:
    """The applicant (người nộp hồ sơ). Every field is null once the subject's key was destroyed."""

    reference: strawberry.ID = strawberry.field(description="Reference to the data subject.")
    name: str | None = strawberry.field(description="Họ tên hoặc tên tổ chức.")
    identity_number: str | None = strawberry.field(description="Số định danh.")
    address: str | None = strawberry.field(description="Địa chỉ.")
    phone: str | None = strawberry.field(description="Điện thoại.")
    email: str | None = strawberry.field(description="Thư điện tử.")
    request: str | None = strawberry.field(description="Nội dung yêu cầu giải quyết.")


@strawberry.type(description="A dossier from submission to delivered result. Hồ sơ thủ tục hành chính.")
class Dossier:
    """A dossier (hồ sơ)."""

    row: strawberry.Private[Row]
    then: strawberry.Private[AsOf | None]
    id: strawberry.ID = strawberry.field(description="Our own key.")
    code: str | None = strawberry.field(description="Official code. Mã số hồ sơ.")
    completion: CompletionLevel = strawberry.field(description="How far it has come; public. Mức độ hoàn thành.")
    status: Status | None = strawberry.field(
        description="National status; null for a dossier of another system. Trạng thái."
    )
    status_code: int | None = strawberry.field(description="National status code, 1 to 10.")
    source: str = strawberry.field(description="hoso, or the system it was taken over from. Nguồn.")
    procedure_code: str | None = strawberry.field(description="Mã thủ tục.")
    procedure_version: int | None = strawberry.field(description="Version in force at receipt.")
    agency: str | None = strawberry.field(description="Receiving agency. Cơ quan tiếp nhận.")
    channel: str | None = strawberry.field(description="How it came: counter, online, post. Hình thức nộp.")
    applicant_kind: ApplicantKind | None = strawberry.field(description="Đối tượng.")
    unit: str | None = strawberry.field(description="Unit that holds it. Đơn vị đang giữ.")
    officer: str | None = strawberry.field(description="Officer that holds it. Cán bộ đang giữ.")
    submitted_at: datetime | None = strawberry.field(description="When it was handed in. Thời điểm nộp.")
    accepted_at: datetime | None = strawberry.field(description="When it was taken in. Thời điểm tiếp nhận.")
    due_on: date | None = strawberry.field(description="Legal day it is due. Ngày hẹn trả.")
    due_at: datetime | None = strawberry.field(description="Instant it is due.")
    promised_at: datetime | None = strawberry.field(description="Instant first promised.")
    supplements: int = strawberry.field(description="Times a supplement was requested. Số lần yêu cầu bổ sung.")
    extensions: int = strawberry.field(description="Times the date was put off. Số lần hẹn lại.")
    apologised_in_time: bool | None = strawberry.field(description="Whether the apology came before the date.")
    granted: bool | None = strawberry.field(description="Outcome: granted or refused in writing.")
    ended_at: datetime | None = strawberry.field(description="When it was decided or closed. Thời điểm kết thúc.")
    delivered_at: datetime | None = strawberry.field(description="When the result was handed over.")
    position: Position = strawberry.field(description="Log position of its last fact.")
    version: int = strawberry.field(description="How many facts it has: what an act expects. Phiên bản.")

    @strawberry.field(description="Whether it ended, or stands now, after its date. Quá hạn.")
    def is_late(self, info: Info) -> bool | None:
        """Whether the dossier is late; null where no date is known. Time in which its clock stands is not counted."""
        after, now = instant(self.row, "late_after"), info.context.store.clock.now()
        judged_at = now if self.then is None else self.then.judged_at(now)
        paused, ended = instant(self.row, "waiting_since"), self.ended_at
        gone = None if ended is None else gone_at(self.submitted_at or ended, ended)
        return None if after is None else is_late(after, ended_at=gone, paused_since=paused, at=judged_at)

    @strawberry.field(description="Its history, one sentence per fact. Dòng thời gian.")
    async def timeline(self, info: Info) -> list[TimelineEntry]:
        """The history of the dossier."""
        return [entry(row) for row in await timeline_at(info, streams.dossier(self.id), self.then)]

    @strawberry.field(description="Due date with its derivation. Thời hạn và cách tính.")
    async def clock(self, info: Info) -> Clock:
        """The clock, derived again from the dossier's own facts."""
        store = info.context.store
        if self.then is None:
            facts = await store.log.facts(streams.dossier(self.id))
            return clock_of(await dossier_clock(store, await store.dossier(self.id), facts))
        replayed = await replayed_then(info, streams.dossier(self.id), self.then)
        assert replayed is not None, "a dossier that is looked back at has facts"
        return clock_of((await dossier_as_of(store, replayed, self.then)).clock)

    @strawberry.field(description="Personal data, opened for those who may see them. Người nộp.")
    def applicant(self, info: Info) -> Applicant | None:
        """The applicant, decrypted at this edge and nowhere else."""
        return _opened(info, self.row)

    @strawberry.field(description="The procedure. Thủ tục.")
    async def procedure(self, info: Info) -> Procedure | None:
        """The procedure of the dossier."""
        if self.procedure_code and self.then is not None:
            found = await procedure_at(info, self.procedure_code, self.then)
            return None if found is None else procedure_of(found.row, self.then)
        row = await info.context.procedures().load(self.procedure_code) if self.procedure_code else None
        return None if row is None else procedure_of(row)

    @strawberry.field(description="The decision that concluded it. Kết quả.")
    async def decision(self, info: Info) -> Decision | None:
        """The decision of the dossier."""
        key = self.row["decision"]
        if key and self.then is not None:
            found = await decision_at(info, key, self.then)
            return None if found is None else decision_of(found.row, self.then)
        row = await info.context.decisions().load(key) if key else None
        return None if row is None else decision_of(row)


def dossier_of(row: Row, then: AsOf | None = None) -> Dossier:
    """The dossier of a read model's row; then: the instants it is looked back at, which hold for all within it."""
    return Dossier(
        row=row,
        then=then,
        id=strawberry.ID(row["id"]),
        code=row["code"],
        completion=completion_of(row),
        status=Status(row["status"]) if row["status"] else None,
        status_code=row["status"],
        source=row["source"],
        procedure_code=row["procedure"],
        procedure_version=row["procedure_version"],
        agency=row["agency"],
        channel=row["channel"],
        applicant_kind=ApplicantKind(row["applicant_kind"]) if row["applicant_kind"] else None,
        unit=row["unit"],
        officer=row["officer"],
        submitted_at=instant(row, "submitted_at"),
        accepted_at=instant(row, "accepted_at"),
        due_on=day(row, "due_on"),
        due_at=instant(row, "due_at"),
        promised_at=instant(row, "promised_at"),
        supplements=row["supplements"],
        extensions=row["extensions"],
        apologised_in_time=row["apologised_in_time"],
        granted=row["granted"],
        ended_at=instant(row, "ended_at"),
        delivered_at=instant(row, "delivered_at"),
        position=Position(row["position"]),
        version=row["version"],
    )


def _opened(info: Info, row: Row) -> Applicant | None:
    subject, encrypted = row["applicant"], row["encrypted"]
    if not subject or not encrypted:
        return None
    values = info.context.store.subject_keys.decrypt(PersonRef(subject), Encrypted(encrypted)) or {}
    names = ("name", "identity_number", "address", "phone", "email", "request")
    return Applicant(reference=strawberry.ID(subject), **{name: values.get(name) for name in names})
