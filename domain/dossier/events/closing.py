"""Facts that end a dossier (kết thúc hồ sơ).

Topics and field names are the archive: never renamed, never reused, never deleted.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.dossier.status import Act, Status, StopGround
from domain.values import ActorId, Article, Channel, DecisionId, Encrypted


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierWithdrawn:
    """The applicant took the dossier back before a decision (rút hồ sơ)."""

    TOPIC: ClassVar[str] = "dossier.withdrawn.v1"
    ACT: ClassVar[Act] = Act.WITHDRAW
    by: ActorId
    occurred_at: datetime
    came_from: Status
    encrypted_reason: Encrypted | None
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierStopped:
    """The desk stopped the procedure and said so (dừng giải quyết; Mẫu 05 since 2025)."""

    TOPIC: ClassVar[str] = "dossier.stopped.v1"
    ACT: ClassVar[Act] = Act.STOP
    by: ActorId
    occurred_at: datetime
    came_from: Status
    ground: StopGround
    reason: str
    form: str | None
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierConcluded:
    """The agency decided: granted or refused in writing (có kết quả)."""

    TOPIC: ClassVar[str] = "dossier.concluded.v1"
    ACT: ClassVar[Act] = Act.CONCLUDE
    by: ActorId
    occurred_at: datetime
    decision: DecisionId
    granted: bool
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultDelivered:
    """The applicant has the result (trả kết quả)."""

    TOPIC: ClassVar[str] = "dossier.result_delivered.v1"
    ACT: ClassVar[Act] = Act.DELIVER_RESULT
    by: ActorId
    occurred_at: datetime
    by_channel: Channel
    note: str | None
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCorrected:
    """A recorded fact was put right by a new one that names it (đính chính)."""

    TOPIC: ClassVar[str] = "dossier.fact_corrected.v1"
    ACT: ClassVar[Act] = Act.CORRECT_FACT
    by: ActorId
    occurred_at: datetime
    corrects_position: int
    corrects_version: int
    field: str
    says: str
    reason: str
    basis: Article
