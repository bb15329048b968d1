"""Taking over another system's history (tiếp nhận dữ liệu cũ)."""

from dataclasses import dataclass, field
from datetime import datetime

from domain.values import ActorId, DossierId


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptDossier:
    """Take over a dossier with its attributes (tiếp nhận hồ sơ từ hệ thống khác)."""

    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    source: str
    case: str
    channel: str | None = None
    started_at: datetime | None = None
    deadline_at: datetime | None = None
    planned_end_at: datetime | None = None
    ended_at: datetime | None = None
    attributes: dict[str, str]
    lifecycle_model: str | None = None
    classifiers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptActivity:
    """Take over one activity of that history (tiếp nhận bước xử lý)."""

    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    sequence: int
    activity: str
    actor: str | None = None
    group: str | None = None
    instance: str | None = None
    transition: str | None = None
    began_at: datetime | None = None
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class AdoptHistory:
    """Take over one case with all its activities, in their order, in one append (tiếp nhận cả lịch sử hồ sơ)."""

    dossier: AdoptDossier
    activities: tuple[AdoptActivity, ...]
