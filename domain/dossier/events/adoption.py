"""Facts taken over from another system's history (tiếp nhận dữ liệu cũ).

Topics and field names are the archive: never renamed, never reused, never deleted.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.values import ActorId, Article


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierAdopted:
    """A dossier of another system was taken over with its attributes (tiếp nhận hồ sơ từ hệ thống khác)."""

    TOPIC: ClassVar[str] = "dossier.adopted.v1"
    ACT: ClassVar[None] = None
    by: ActorId
    occurred_at: datetime
    source: str
    case: str
    channel: str | None
    started_at: datetime | None
    deadline_at: datetime | None
    planned_end_at: datetime | None
    ended_at: datetime | None
    attributes: dict[str, str]
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityAdopted:
    """One activity of a taken-over history (tiếp nhận bước xử lý từ hệ thống khác)."""

    TOPIC: ClassVar[str] = "dossier.activity_adopted.v1"
    ACT: ClassVar[None] = None
    by: ActorId
    occurred_at: datetime
    sequence: int
    activity: str
    actor: str | None
    group: str | None
    instance: str | None
    attributes: dict[str, str]
    basis: Article
