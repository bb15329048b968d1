"""Facts that put off or move the promised date (hẹn lại, ngày hẹn trả thay đổi).

Topics and field names are the archive: never renamed, never reused, never deleted.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.dossier.promise import Promise
from domain.dossier.status import Act
from domain.values import ActorId, Article, OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineExtended:
    """The agency apologised and named a new date, once (xin lỗi và hẹn lại; Mẫu 04)."""

    TOPIC: ClassVar[str] = "dossier.deadline_extended.v1"
    ACT: ClassVar[Act] = Act.EXTEND_DEADLINE
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
    ACT: ClassVar[Act] = Act.MOVE_DEADLINE
    by: ActorId
    occurred_at: datetime
    was_due_at: datetime
    promise: Promise
    because: str
    basis: Article
