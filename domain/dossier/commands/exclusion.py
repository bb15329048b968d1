"""What begins and ends time that does not count (thời gian không tính vào thời hạn)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.dossier.papers import ExclusionKind
from domain.dossier.status import Act
from domain.values import ActorId, DossierId


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
