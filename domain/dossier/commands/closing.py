"""What ends a dossier (kết thúc hồ sơ)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.dossier.status import Act, StopGround
from domain.values import ActorId, Channel, DecisionId, DossierId, Encrypted


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawDossier:
    """Take the dossier back before a decision (rút hồ sơ)."""

    ACT: ClassVar[Act] = Act.WITHDRAW
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    encrypted_reason: Encrypted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopDossier:
    """Stop the procedure with a notice (dừng giải quyết; Mẫu 05). ground None: the one its status gives."""

    ACT: ClassVar[Act] = Act.STOP
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    reason: str
    ground: StopGround | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcludeDossier:
    """Conclude with an issued decision (có kết quả)."""

    ACT: ClassVar[Act] = Act.CONCLUDE
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    decision: DecisionId
    granted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverResult:
    """Hand over the result (trả kết quả)."""

    ACT: ClassVar[Act] = Act.DELIVER_RESULT
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    by_channel: Channel
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectFact:
    """Put a recorded fact right with a new one (đính chính)."""

    ACT: ClassVar[Act] = Act.CORRECT_FACT
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    corrects_position: int
    corrects_version: int
    field: str
    says: str
    reason: str
