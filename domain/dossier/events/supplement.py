"""Facts of missing papers: asked for, handed in (yêu cầu bổ sung, nộp bổ sung).

Topics and field names are the archive: never renamed, never reused, never deleted.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.dossier.papers import SubmittedComponent
from domain.dossier.promise import Promise
from domain.dossier.status import Act, Status
from domain.procedure.limits import Resume
from domain.values import (
    ActorId,
    Article,
    Encrypted,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRequested:
    """The one request for missing papers was made (yêu cầu bổ sung; Mẫu 02)."""

    TOPIC: ClassVar[str] = "dossier.supplement_requested.v1"
    ACT: ClassVar[Act] = Act.REQUEST_SUPPLEMENT
    by: ActorId
    occurred_at: datetime
    came_from: Status
    missing: tuple[str, ...]
    reason: str
    supply_until: date | None
    form: str | None
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementSupplied:
    """The missing papers came in; the clock restarts or goes on (nộp bổ sung)."""

    TOPIC: ClassVar[str] = "dossier.supplement_supplied.v1"
    ACT: ClassVar[Act] = Act.SUPPLY_SUPPLEMENT
    by: ActorId
    occurred_at: datetime
    back_to: Status
    components: tuple[SubmittedComponent, ...]
    encrypted: Encrypted | None
    resume: Resume | None
    promise: Promise | None
    basis: Article
