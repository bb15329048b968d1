"""Asking for what is missing, and handing it in (yêu cầu bổ sung, nộp bổ sung)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.dossier.papers import SubmittedComponent
from domain.dossier.status import Act
from domain.values import ActorId, DossierId, Encrypted


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSupplement:
    """Ask once for everything that is missing (yêu cầu bổ sung; Mẫu 02)."""

    ACT: ClassVar[Act] = Act.REQUEST_SUPPLEMENT
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    missing: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplySupplement:
    """Hand in what was missing (nộp bổ sung)."""

    ACT: ClassVar[Act] = Act.SUPPLY_SUPPLEMENT
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    components: tuple[SubmittedComponent, ...] = ()
    encrypted: Encrypted | None = None
