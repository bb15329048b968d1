"""A decision as its facts left it (trạng thái quyết định)."""

from dataclasses import dataclass, replace
from datetime import date

from domain.decision.events import (
    DecisionCorrected,
    DecisionDrafted,
    DecisionEvent,
    DecisionIssued,
    DecisionNumbered,
    DecisionRevoked,
    DecisionSigned,
    DecisionSubmitted,
)
from domain.values import DecisionId


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionState:
    """How far a decision has come; each stage keeps its fact (quyết định)."""

    decision: DecisionId
    draft: DecisionDrafted | None = None
    submission: DecisionSubmitted | None = None
    signature: DecisionSigned | None = None
    issue: DecisionIssued | None = None
    corrections: tuple[DecisionCorrected, ...] = ()
    revocation: DecisionRevoked | None = None

    @property
    def is_signed(self) -> bool:
        """Whether the decision exists; from then on its dossier cannot be withdrawn (đã ký; NĐ 118/2025 Điều 21)."""
        return self.signature is not None

    def is_in_force_on(self, day: date) -> bool:
        """Whether the decision is issued and not revoked on a day (còn hiệu lực)."""
        issued = self.issue is not None and self.issue.issued_on <= day
        return issued and (self.revocation is None or day < self.revocation.effective_on)


def evolve(state: DecisionState | None, event: DecisionEvent) -> DecisionState:
    """Add one fact to what is known of a decision; checks nothing (ghi nhận sự kiện)."""
    known = state or DecisionState(decision=event.decision)
    match event:
        case DecisionDrafted():
            return replace(known, draft=event, submission=None)
        case DecisionSubmitted():
            return replace(known, submission=event)
        case DecisionSigned():
            return replace(known, signature=event)
        case DecisionIssued():
            return replace(known, issue=event)
        case DecisionNumbered():
            return known
        case DecisionCorrected():
            return replace(known, corrections=(*known.corrections, event))
        case DecisionRevoked():
            return replace(known, revocation=event)
