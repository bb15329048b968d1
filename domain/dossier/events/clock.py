"""Facts that stop, start or move the clock (thời hạn giải quyết).

Topics and field names are the archive: never renamed, never reused, never deleted.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.dossier.papers import ExclusionKind
from domain.dossier.promise import Promise
from domain.values import ActorId, Article, OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionStarted:
    """Time the law does not count began: posting, explanation (niêm yết, giải trình)."""

    TOPIC: ClassVar[str] = "dossier.exclusion_started.v1"
    by: ActorId
    occurred_at: datetime
    kind: ExclusionKind
    since: date
    planned_until: date | None
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionEnded:
    """Excluded time ended; the date follows (hết thời gian không tính)."""

    TOPIC: ClassVar[str] = "dossier.exclusion_ended.v1"
    by: ActorId
    occurred_at: datetime
    until: date
    promise: Promise | None
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentDemanded:
    """The applicant must pay before work goes on (yêu cầu thực hiện nghĩa vụ tài chính)."""

    TOPIC: ClassVar[str] = "dossier.payment_demanded.v1"
    by: ActorId
    occurred_at: datetime
    amount: int
    kind: str
    pay_until: date | None
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRecorded:
    """The payment came in (thực hiện nghĩa vụ tài chính)."""

    TOPIC: ClassVar[str] = "dossier.payment_recorded.v1"
    by: ActorId
    occurred_at: datetime
    amount: int
    method: str
    promise: Promise | None
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineExtended:
    """The agency apologised and named a new date, once (xin lỗi và hẹn lại; Mẫu 04)."""

    TOPIC: ClassVar[str] = "dossier.deadline_extended.v1"
    by: ActorId
    occurred_at: datetime
    was_due_at: datetime
    new_due_at: datetime
    new_due_on: date
    reason: str
    signed_by: OfficerId
    in_time: bool
    form: str | None
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineMoved:
    """The promised date moved because the calendar did (ngày hẹn trả thay đổi)."""

    TOPIC: ClassVar[str] = "dossier.deadline_moved.v1"
    by: ActorId
    occurred_at: datetime
    was_due_at: datetime
    promise: Promise
    because: str
    basis: Article
