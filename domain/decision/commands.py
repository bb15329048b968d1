"""What officers may ask of a decision (quyết định, kết quả giải quyết)."""

from dataclasses import dataclass
from datetime import date

from domain.decision.kinds import CorrectedPart, DecisionKind, RevocationKind, SignatureForm
from domain.values import AgencyId, Article, DecisionId, DossierId, Encrypted, OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDecision:
    """Write a decision or rewrite it before it is signed (dự thảo).

    dossier None: a decision that answers no dossier. encrypted holds title and content under a data subject's
    key, opened only at the edge; document is the SHA-256 of the document's file in hex. reason stands in
    the clear and must be given where the answer is a refusal.
    """

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
class SubmitDecision:
    """Lay a draft before the person who may sign (trình ký)."""

    decision: DecisionId
    submitted_by: OfficerId
    submitted_to: OfficerId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignDecision:
    """Sign what was submitted (ký). certificate: reference to the signing certificate, if there is one."""

    decision: DecisionId
    signed_by: OfficerId
    form: SignatureForm
    certificate: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueDecision:
    """Give the signed decision its date and, through the register, its number (ban hành)."""

    decision: DecisionId
    issued_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectDecision:
    """Put right a slip in an issued decision without changing what it decides (đính chính).

    encrypted holds the wrong text and the right one, opened only at the edge.
    """

    decision: DecisionId
    part: CorrectedPart
    encrypted: Encrypted
    reason: str
    basis: Article | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeDecision:
    """Take an issued decision back or annul it (thu hồi, hủy bỏ)."""

    decision: DecisionId
    kind: RevocationKind
    reason: str
    basis: Article
    effective_on: date


DecisionCommand = DraftDecision | SubmitDecision | SignDecision | IssueDecision | CorrectDecision | RevokeDecision
