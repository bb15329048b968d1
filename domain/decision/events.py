"""Facts about a decision; topics and field names are the archive (quyết định, kết quả giải quyết)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.decision.kinds import CorrectedPart, DecisionKind, RevocationKind, SignatureForm
from domain.values import AgencyId, Article, DecisionId, DossierId, Encrypted, OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDrafted:
    """A decision was written, or rewritten before signing (dự thảo).

    encrypted holds title and content, which may name persons; document is the SHA-256 of its file in hex.
    """

    TOPIC: ClassVar[str] = "decision.drafted.v1"
    occurred_at: datetime
    decision: DecisionId
    agency: AgencyId
    dossier: DossierId | None
    kind: DecisionKind
    document_type: str
    encrypted: Encrypted | None
    document: str | None
    reason: str | None
    drafted_by: OfficerId
    basis: Article | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionSubmitted:
    """The draft was laid before the person who may sign (trình ký)."""

    TOPIC: ClassVar[str] = "decision.submitted.v1"
    occurred_at: datetime
    decision: DecisionId
    submitted_by: OfficerId
    submitted_to: OfficerId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionSigned:
    """The decision was signed and from now on exists (ký)."""

    TOPIC: ClassVar[str] = "decision.signed.v1"
    occurred_at: datetime
    decision: DecisionId
    signed_by: OfficerId
    form: SignatureForm
    certificate: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionIssued:
    """The decision went out; its number stands in the register, not here (ban hành)."""

    TOPIC: ClassVar[str] = "decision.issued.v1"
    occurred_at: datetime
    decision: DecisionId
    issued_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionNumbered:
    """The decision took the next place in its agency's register of the year (vào sổ, cấp số).

    Belongs to the stream ``register/<agency>/decisions/<year>``; its version there is the number.
    """

    TOPIC: ClassVar[str] = "decision.numbered.v1"
    occurred_at: datetime
    decision: DecisionId
    agency: AgencyId
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionCorrected:
    """A slip in the issued decision was put right (đính chính). encrypted holds the wrong text and the right one."""

    TOPIC: ClassVar[str] = "decision.corrected.v1"
    occurred_at: datetime
    decision: DecisionId
    part: CorrectedPart
    encrypted: Encrypted
    reason: str
    basis: Article | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRevoked:
    """The decision was taken back or annulled; effective_on is its first day without effect (thu hồi, hủy bỏ)."""

    TOPIC: ClassVar[str] = "decision.revoked.v1"
    occurred_at: datetime
    decision: DecisionId
    kind: RevocationKind
    reason: str
    basis: Article
    effective_on: date


DecisionEvent = (
    DecisionDrafted
    | DecisionSubmitted
    | DecisionSigned
    | DecisionIssued
    | DecisionNumbered
    | DecisionCorrected
    | DecisionRevoked
)
