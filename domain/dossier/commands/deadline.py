"""What puts off or moves the promised date (hẹn lại, ngày hẹn trả thay đổi)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.dossier.status import Act
from domain.values import ActorId, DossierId


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendDeadline:
    """Apologise and name a new date, once (xin lỗi và hẹn lại; Mẫu 04)."""

    ACT: ClassVar[Act] = Act.EXTEND_DEADLINE
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    new_due_on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveDeadline:
    """Let the promised date follow a changed calendar (ngày hẹn trả thay đổi)."""

    ACT: ClassVar[Act] = Act.MOVE_DEADLINE
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    because: str
