"""What stops, starts or moves the clock (thời hạn giải quyết)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.dossier.papers import ExclusionKind
from domain.dossier.status import Act
from domain.values import ActorId, DossierId, OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class StartExclusion:
    """Begin time the law does not count (niêm yết, giải trình)."""

    ACT: ClassVar[Act] = Act.START_EXCLUSION
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    kind: ExclusionKind
    planned_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndExclusion:
    """End it (hết thời gian không tính)."""

    ACT: ClassVar[Act] = Act.END_EXCLUSION
    dossier: DossierId
    by: ActorId
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandPayment:
    """Demand a payment before work goes on (yêu cầu nghĩa vụ tài chính)."""

    ACT: ClassVar[Act] = Act.DEMAND_PAYMENT
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    amount: int
    kind: str
    pay_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPayment:
    """Record the payment (thực hiện nghĩa vụ tài chính)."""

    ACT: ClassVar[Act] = Act.RECORD_PAYMENT
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    amount: int
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendDeadline:
    """Apologise and name a new date, once (xin lỗi và hẹn lại; Mẫu 04)."""

    ACT: ClassVar[Act] = Act.EXTEND_DEADLINE
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    new_due_on: date
    reason: str
    signed_by: OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveDeadline:
    """Let the promised date follow a changed calendar (ngày hẹn trả thay đổi)."""

    ACT: ClassVar[Act] = Act.MOVE_DEADLINE
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    because: str
