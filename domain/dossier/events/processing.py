"""Facts of the competent agency at work: the lines of the control slip (giải quyết hồ sơ; phiếu kiểm soát).

Topics and field names are the archive: never renamed, never reused, never deleted.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.dossier.papers import Timing
from domain.dossier.status import Act
from domain.values import ActorId, AgencyId, Article, DecisionId, OfficerId, UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierAssigned:
    """A unit and an officer were given the dossier (phân công)."""

    TOPIC: ClassVar[str] = "dossier.assigned.v1"
    ACT: ClassVar[Act] = Act.ASSIGN
    by: ActorId
    occurred_at: datetime
    unit: UnitId
    officer: OfficerId | None
    step: int | None
    step_due_at: datetime | None
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierForwarded:
    """One unit handed the dossier to another (chuyển; bên giao của phiếu kiểm soát)."""

    TOPIC: ClassVar[str] = "dossier.forwarded.v1"
    ACT: ClassVar[Act] = Act.FORWARD
    by: ActorId
    occurred_at: datetime
    given_by: OfficerId
    from_unit: UnitId | None
    to_unit: UnitId
    to_officer: OfficerId | None
    to_agency: AgencyId | None
    step: int | None
    note: str | None
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierTakenOver:
    """The receiver took the dossier and entered how the giver stood (nhận; phiếu kiểm soát)."""

    TOPIC: ClassVar[str] = "dossier.taken_over.v1"
    ACT: ClassVar[Act] = Act.TAKE_OVER
    by: ActorId
    occurred_at: datetime
    taken_by: OfficerId
    unit: UnitId
    given_by: OfficerId | None
    timing: Timing | None
    step: int | None
    step_due_at: datetime | None
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCompleted:
    """An internal step was finished (hoàn thành bước của quy trình nội bộ)."""

    TOPIC: ClassVar[str] = "dossier.step_completed.v1"
    ACT: ClassVar[Act] = Act.COMPLETE_STEP
    by: ActorId
    occurred_at: datetime
    step: int
    officer: OfficerId
    timing: Timing | None
    note: str | None
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionAsked:
    """Another body was asked for its opinion (lấy ý kiến)."""

    TOPIC: ClassVar[str] = "dossier.opinion_asked.v1"
    ACT: ClassVar[Act] = Act.ASK_OPINION
    by: ActorId
    occurred_at: datetime
    opinion: str
    of: str
    of_agency: AgencyId | None
    subject: str
    answer_by: date | None
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionGiven:
    """The opinion came in (cho ý kiến)."""

    TOPIC: ClassVar[str] = "dossier.opinion_given.v1"
    ACT: ClassVar[Act] = Act.GIVE_OPINION
    by: ActorId
    occurred_at: datetime
    opinion: str
    agrees: bool | None
    summary: str | None
    document: str | None
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultDrafted:
    """A draft of the decision exists (dự thảo kết quả)."""

    TOPIC: ClassVar[str] = "dossier.result_drafted.v1"
    ACT: ClassVar[Act] = Act.DRAFT_RESULT
    by: ActorId
    occurred_at: datetime
    decision: DecisionId
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultSigned:
    """The decision was signed: from now on it cannot be withdrawn from (ký kết quả)."""

    TOPIC: ClassVar[str] = "dossier.result_signed.v1"
    ACT: ClassVar[Act] = Act.SIGN_RESULT
    by: ActorId
    occurred_at: datetime
    decision: DecisionId
    basis: Article
