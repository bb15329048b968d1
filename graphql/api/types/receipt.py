"""What a mutation answers: a receipt, or why not (biên nhận, từ chối)."""

from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import strawberry

from api.context import Info
from api.scalars import Position
from api.types.dossier.dossier import Dossier, dossier_of
from application.ports import MAXIMUM_DELAY
from application.record import Receipt as Recorded
from domain.errors import Malformed, NotPermitted


@strawberry.type(description="One named detail of a refusal. Chi tiết.")
class Detail:
    """One named detail (chi tiết)."""

    name: str = strawberry.field(description="Name.")
    value: str = strawberry.field(description="Value.")


@strawberry.type(description="Something to be known beside a receipt. Lưu ý.")
class Note:
    """Something to be known beside a receipt (lưu ý)."""

    code: str = strawberry.field(description="Stable code, e.g. UNITS_NOT_RECORDED.")
    vi: str = strawberry.field(description="In Vietnamese.")
    en: str = strawberry.field(description="In English.")


@strawberry.type(description="The server's signed word that a fact will stand under a seal. Cam kết ghi nhận.")
class InclusionPromise:
    """A promise to seal a fact (cam kết ghi nhận)."""

    position: Position = strawberry.field(description="Log position of the act's first fact. Vị trí.")
    leaf: str = strawberry.field(description="Its leaf in the log's Merkle tree, base64. Giá trị băm.")
    recorded_at: datetime = strawberry.field(description="By the database's clock.")
    maximum_delay: int = strawberry.field(description="Seconds until it stands under a checkpoint at most.")
    note: str = strawberry.field(description="Signed note over all this; keep it: «hoso-verify --receipt» takes it.")


@strawberry.type(description="The act was recorded. Biên nhận.")
class Receipt:
    """The act was recorded (biên nhận)."""

    recorded: strawberry.Private[Recorded]
    subject: strawberry.ID = strawberry.field(description="Our own key of what was acted on.")
    dossier_code: str | None = strawberry.field(description="Code of the dossier acted on. Mã số hồ sơ.")
    number: int | None = strawberry.field(description="Number the register gave, for a hand-in or an issue. Số.")
    position: Position = strawberry.field(description="Log position to pass as atLeast. Vị trí.")
    recorded_at: datetime | None = strawberry.field(description="By the database's clock; null: nothing to record.")
    repeated: bool = strawberry.field(description="Whether this key was answered before.")

    @strawberry.field(description="What is to be known beside: nothing was refused for it. Lưu ý.")
    def notes(self) -> list[Note]:
        """What is to be known beside."""
        return [Note(code=note.code, vi=note.vi, en=note.en) for note in self.recorded.notes]

    @strawberry.field(description="The server's signed word for it; null where nothing was recorded. Cam kết.")
    def inclusion_promise(self, info: Info) -> InclusionPromise | None:
        """The promise for the act's first fact."""
        act, promises = self.recorded, info.context.store.promises
        if promises is None or act.first is None or act.leaf is None or act.recorded_at is None:
            return None
        return InclusionPromise(
            position=Position(act.first),
            leaf=b64encode(act.leaf).decode(),
            recorded_at=act.recorded_at,
            maximum_delay=int(MAXIMUM_DELAY.total_seconds()),
            note=promises.promise(act.first, act.leaf, act.recorded_at),
        )

    @strawberry.field(description="The dossier as it now stands, once the read models have seen the act.")
    async def dossier(self, info: Info) -> Dossier | None:
        """The dossier acted on."""
        await info.context.reads.reached(self.position)
        row = await info.context.reads.dossier(self.subject, await info.context.visibility())
        return None if row is None else dossier_of(row)


@strawberry.type(description="One mistake of an input. Lỗi của dữ liệu gửi lên.")
class Mistake:
    """One mistake of an input (lỗi của dữ liệu gửi lên)."""

    path: str = strawberry.field(
        description="Where, as the client wrote it, e.g. components.2.digest; empty: in the whole."
    )
    code: str = strawberry.field(description="Stable code, e.g. NOT_AN_AGENCY_ID.")
    vi: str = strawberry.field(description="In Vietnamese.")
    en: str = strawberry.field(description="In English.")


@strawberry.type(description="A rule refused the act; nothing was changed. Từ chối.")
class Refusal:
    """A rule refused the act (từ chối)."""

    code: str = strawberry.field(description="Stable code, e.g. ILLEGAL_TRANSITION.")
    reason: str = strawberry.field(description="One Vietnamese sentence: what, why, which article, what next.")
    article: str = strawberry.field(description="The article. Căn cứ.")
    details: list[Detail] = strawberry.field(description="Details for the reader.")
    mistakes: list[Mistake] = strawberry.field(
        default_factory=list, description="Every mistake of an input that is MALFORMED. Mọi lỗi của dữ liệu gửi lên."
    )


RecordResult = Annotated[Receipt | Refusal, strawberry.union("RecordResult", description="Receipt or refusal.")]


def receipt_of(recorded: Recorded, code: str | None) -> Receipt:
    """The receipt as the schema shows it."""
    return Receipt(
        recorded=recorded,
        subject=strawberry.ID(recorded.subject.split("/", 1)[1]),
        dossier_code=code,
        number=recorded.number,
        position=Position(recorded.position),
        recorded_at=recorded.recorded_at,
        repeated=recorded.repeated,
    )


def refusal_of(refusal: NotPermitted) -> Refusal:
    """The refusal as the schema shows it."""
    details = [Detail(name=name, value=value) for name, value in refusal.details.items()]
    return Refusal(code=refusal.code, reason=refusal.reason, article=refusal.basis, details=details)


def mistake_of(path: str, error: Malformed) -> Mistake:
    """What is wrong at a place of an input; what cannot be said in Vietnamese is not said in English there."""
    return Mistake(path=path, code=error.code, vi=error.vi or "chưa đúng định dạng", en=str(error))


def malformed(mistakes: Sequence[Mistake]) -> Refusal:
    """The refusal of an input with mistakes: the reason and the details tell each in Vietnamese."""
    listing = "; ".join(f"{one.path}: {one.vi}" if one.path else one.vi for one in mistakes[:_IN_REASON])
    more = f"; và {len(mistakes) - _IN_REASON} chỗ khác" if len(mistakes) > _IN_REASON else ""
    return Refusal(
        code="MALFORMED",
        reason=f"Nội dung gửi lên có {len(mistakes)} chỗ chưa đúng: {listing}{more}. Đề nghị sửa rồi gửi lại.",
        article="—",
        details=[Detail(name=one.path, value=one.vi) for one in mistakes],
        mistakes=list(mistakes),
    )


_IN_REASON = 3
"""Mistakes that the reason itself tells; the details tell all."""
