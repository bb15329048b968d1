"""Facts of time that does not count (thời gian không tính vào thời hạn).

Topics and field names are the archive: never renamed, never reused, never deleted.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.dossier.papers import ExclusionKind
from domain.dossier.promise import Promise
from domain.dossier.status import Act
from domain.values import ActorId, Article


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionStarted:
    """Time the law does not count began: posting, explanation (niêm yết, giải trình)."""

    TOPIC: ClassVar[str] = "dossier.exclusion_started.v1"
    ACT: ClassVar[Act] = Act.START_EXCLUSION
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
    ACT: ClassVar[Act] = Act.END_EXCLUSION
    by: ActorId
    occurred_at: datetime
    until: date
    promise: Promise | None
    basis: Article
