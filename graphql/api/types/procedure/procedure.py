"""A published procedure with its versions and internal processes (thủ tục hành chính)."""

import json
from datetime import date
from typing import Any

import strawberry

from api.context import Info
from api.history import counting_at, timeline_at
from api.scalars import Dong, Position
from api.types.row_values import day
from api.types.timeline import TimelineEntry, entry
from application import streams
from application.history.as_of import AsOf
from application.queries.reads import Row


@strawberry.type(description="One published time limit. Thời hạn giải quyết.")
class TimeLimit:
    """One published limit (thời hạn giải quyết)."""

    channel: str | None = strawberry.field(description="Null: any channel. Hình thức nộp.")
    case: str | None = strawberry.field(description="Null: any case. Trường hợp.")
    amount: str = strawberry.field(description="Decimal text, e.g. 3.5.")
    unit: str = strawberry.field(description="hour, working_hour, working_day, day, month.")


@strawberry.type(description="From when what comes late in the day counts. Giờ chốt tiếp nhận.")
class CutOff:
    """One cut-off (giờ chốt tiếp nhận)."""

    channel: str | None = strawberry.field(description="Null: every channel not named. Hình thức nộp.")
    reading: str = strawberry.field(description="Which reading of the law, a parameter of the installation.")


@strawberry.type(description="One paper a dossier must hold. Thành phần hồ sơ.")
class Component:
    """One required paper (thành phần hồ sơ)."""

    name: str = strawberry.field(description="Name of the paper.")
    form_no: str | None = strawberry.field(description="Number of its official form. Mẫu đơn, tờ khai.")


@strawberry.type(description="One sum to be paid, in đồng. Phí, lệ phí.")
class Fee:
    """One sum to be paid (phí, lệ phí)."""

    kind: str | None = strawberry.field(description="fee (phí) or charge (lệ phí); null: not said.")
    channel: str | None = strawberry.field(description="Null: any channel.")
    amount: Dong | None = strawberry.field(description="Đồng; null: not said.")
    text: str | None = strawberry.field(description="In the source's own words.")


@strawberry.type(description="One version of a procedure. Null: the source does not say. Phiên bản thủ tục.")
class ProcedureVersion:
    """One version of a procedure (phiên bản thủ tục)."""

    number: int = strawberry.field(description="From 1, in the order of publication.")
    in_force_from: date = strawberry.field(description="First legal day in force. Ngày có hiệu lực.")
    effective_on: date | None = strawberry.field(description="The day the source states.")
    decision: str | None = strawberry.field(description="Number of the publishing decision. Quyết định công bố.")
    source_url: str | None = strawberry.field(description="Where it was published.")
    name: str = strawberry.field(description="Tên thủ tục.")
    field: str | None = strawberry.field(description="Lĩnh vực.")
    result: str | None = strawberry.field(description="Kết quả thực hiện.")
    applicants: list[str] | None = strawberry.field(description="Đối tượng thực hiện.")
    agencies: list[str] | None = strawberry.field(description="Cơ quan thực hiện.")
    legal_basis: list[str] | None = strawberry.field(description="Căn cứ pháp lý.")
    online_level: str | None = strawberry.field(description="full, partial, not_offered. Mức độ trực tuyến.")
    limits: list[TimeLimit] | None = strawberry.field(description="Null: none known. Thời hạn giải quyết.")
    limit_text: str | None = strawberry.field(description="A limit known in words only.")
    cut_offs: list[CutOff] | None = strawberry.field(description="Null: none named. Giờ chốt tiếp nhận.")
    components: list[Component] | None = strawberry.field(description="Thành phần hồ sơ.")
    fees: list[Fee] | None = strawberry.field(description="Phí, lệ phí.")


@strawberry.type(description="An approved internal process. Quy trình nội bộ.")
class InternalProcess:
    """An internal process (quy trình nội bộ)."""

    process: str = strawberry.field(description="Its identity: file number and issuer.")
    name: str | None = strawberry.field(description="Tên.")
    issuer: str | None = strawberry.field(description="Cơ quan phê duyệt.")
    steps: int = strawberry.field(description="How many steps it has. Số bước.")
    stated: str | None = strawberry.field(description="The total the source states. Tổng thời gian công bố.")
    summed: str | None = strawberry.field(description="What the steps really add up to, where that differs.")
    adds_up: bool | None = strawberry.field(
        description="Whether steps and stated total agree; null: nothing could be compared. Tổng các bước khớp."
    )


@strawberry.type(description="A procedure in its newest version, in force from effectiveOn on. Thủ tục hành chính.")
class Procedure:
    """A procedure (thủ tục hành chính)."""

    then: strawberry.Private[AsOf | None]
    key: strawberry.ID = strawberry.field(description="Identity in the log; the code where it has one.")
    code: str | None = strawberry.field(description="Mã thủ tục hành chính.")
    name: str = strawberry.field(description="Tên thủ tục.")
    field: str | None = strawberry.field(description="Lĩnh vực.")
    publisher: str | None = strawberry.field(description="Cơ quan công bố.")
    level: str | None = strawberry.field(description="Cấp thực hiện.")
    effective_on: date | None = strawberry.field(
        description="Day the newest version takes effect, where stated; the day may be to come: see versions."
    )
    repealed_on: date | None = strawberry.field(description="First day out of force. Ngày bãi bỏ.")
    has_limit: bool = strawberry.field(description="Whether a machine-readable limit is known.")
    limits_differ: bool = strawberry.field(description="Whether channel or case changes the limit.")
    position: Position = strawberry.field(description="Log position of its last fact.")

    @strawberry.field(description="Every version, oldest first. Các phiên bản.")
    async def versions(self, info: Info) -> list[ProcedureVersion]:
        """Every version of the procedure."""
        stream, rows = streams.procedure(self.key), await info.context.versions().load(self.key)
        return [_version(row) for row in rows if await counting_at(info, row, stream, self.then)]

    @strawberry.field(description="Internal processes that name its code. Quy trình nội bộ.")
    async def processes(self, info: Info) -> list[InternalProcess]:
        """Internal processes of the procedure."""
        rows = await info.context.processes().load(self.code or self.key)
        rows = [row for row in rows if await counting_at(info, row, streams.process(row["process"]), self.then)]
        names = ("process", "name", "issuer", "steps", "stated", "summed", "adds_up")
        return [InternalProcess(**{name: row[name] for name in names}) for row in rows]

    @strawberry.field(description="Its history, fact by fact. Lịch sử.")
    async def timeline(self, info: Info) -> list[TimelineEntry]:
        """The history of the procedure."""
        return [entry(row) for row in await timeline_at(info, streams.procedure(self.key), self.then)]


def procedure_of(row: Row, then: AsOf | None = None) -> Procedure:
    """The procedure of a read model's row; then: the instants it is looked back at."""
    plain = ("code", "name", "field", "publisher", "level", "has_limit", "limits_differ")
    return Procedure(
        then=then,
        key=strawberry.ID(row["key"]),
        effective_on=day(row, "effective_on"),
        repealed_on=day(row, "repealed_on"),
        position=Position(row["position"]),
        **{name: row[name] for name in plain},
    )


def _version(row: Row) -> ProcedureVersion:
    content: dict[str, Any] = json.loads(row["content"])
    in_force_from = date.fromisoformat(row["in_force_from"])
    return ProcedureVersion(
        number=row["number"],
        in_force_from=in_force_from,
        effective_on=day(row, "effective_on"),
        decision=row["decision"],
        source_url=row["source_url"],
        name=content["name"],
        field=content["field"],
        result=content["result"],
        applicants=content["applicants"],
        agencies=_names(content["agencies"]),
        legal_basis=content["legal_basis"],
        online_level=content["online_level"],
        limits=_each(content["limits"], lambda x: TimeLimit(channel=x["channel"], case=x["case"], **x["limit"])),
        limit_text=content["limit_text"],
        cut_offs=_each(content.get("cut_offs"), lambda x: CutOff(channel=x["channel"], reading=x["reading"])),
        components=_each(content["components"], lambda x: Component(name=x["name"], form_no=x["form_no"])),
        fees=_each(
            content["fees"],
            lambda x: Fee(kind=x["kind"], channel=x["channel"], amount=x["amount"], text=x["text"]),
        ),
    )


def _names(agencies: list[dict[str, Any]] | None) -> list[str] | None:
    return None if agencies is None else [agency["name"] for agency in agencies]


def _each(items: list[dict[str, Any]] | None, make: Any) -> list[Any] | None:
    return None if items is None else [make(item) for item in items]
