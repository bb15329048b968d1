"""What the competent agency does with a dossier (giải quyết hồ sơ)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.dossier.status import Act
from domain.values import ActorId, AgencyId, DecisionId, DossierId, OfficerId, UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignDossier:
    """Give the dossier to a unit and an officer (phân công)."""

    ACT: ClassVar[Act] = Act.ASSIGN
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    unit: UnitId
    officer: OfficerId | None = None
    step: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForwardDossier:
    """Hand the dossier to another unit (chuyển)."""

    ACT: ClassVar[Act] = Act.FORWARD
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    to_unit: UnitId
    to_officer: OfficerId | None = None
    to_agency: AgencyId | None = None
    step: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOverDossier:
    """Take the dossier that was handed over (nhận)."""

    ACT: ClassVar[Act] = Act.TAKE_OVER
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    unit: UnitId
    step: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteStep:
    """Finish an internal step (hoàn thành bước)."""

    ACT: ClassVar[Act] = Act.COMPLETE_STEP
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    step: int
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskOpinion:
    """Ask another body for its opinion (lấy ý kiến)."""

    ACT: ClassVar[Act] = Act.ASK_OPINION
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    opinion: str
    of: str
    of_agency: AgencyId | None = None
    subject: str
    answer_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveOpinion:
    """Answer such a question (cho ý kiến)."""

    ACT: ClassVar[Act] = Act.GIVE_OPINION
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    opinion: str
    agrees: bool | None = None
    summary: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordResultDraft:
    """Note on the dossier that a draft decision exists (dự thảo kết quả)."""

    ACT: ClassVar[Act] = Act.DRAFT_RESULT
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    decision: DecisionId


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordResultSignature:
    """Note on the dossier that the decision was signed (ký kết quả)."""

    ACT: ClassVar[Act] = Act.SIGN_RESULT
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    decision: DecisionId
