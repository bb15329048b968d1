"""What may still happen to an issued decision (đính chính, thu hồi, hủy bỏ; NĐ 30/2020 Điều 18)."""

from dataclasses import replace
from datetime import datetime

from domain.decision.commands import CorrectDecision, RevokeDecision
from domain.decision.events import DecisionCorrected, DecisionEvent, DecisionIssued, DecisionRevoked
from domain.decision.refusals import drafted
from domain.decision.state import DecisionState
from domain.errors import NotPermitted
from domain.personal_data import refuse_personal_data
from domain.values import DecisionId

_BASIS = "NĐ 30/2020/NĐ-CP Điều 18"


class DecisionNotIssued(NotPermitted):
    """Before it is issued a decision is redrafted, not corrected or revoked (chưa ban hành)."""

    code = "DECISION_NOT_ISSUED"


class CorrectionWithoutReason(NotPermitted):
    """A correction must say why (đính chính phải nêu lý do)."""

    code = "CORRECTION_WITHOUT_REASON"


class WrongTextNotFound(NotPermitted):
    """The part to be corrected does not hold the text called wrong (không có nội dung sai đã ghi)."""

    code = "WRONG_TEXT_NOT_FOUND"


class RevocationWithoutReason(NotPermitted):
    """A revocation must say why (thu hồi phải nêu lý do)."""

    code = "REVOCATION_WITHOUT_REASON"


class RevokedBeforeIssue(NotPermitted):
    """A decision cannot lose effect before it had any (ngày thu hồi trước ngày ban hành)."""

    code = "REVOKED_BEFORE_ISSUE"


def correct(command: CorrectDecision, state: DecisionState | None, at: datetime) -> tuple[DecisionEvent, ...]:
    """Put right a slip in an issued decision; the same correction is made once (đính chính)."""
    fact = DecisionCorrected(
        occurred_at=at,
        decision=command.decision,
        part=command.part,
        encrypted=command.encrypted,
        reason=command.reason,
        basis=command.basis,
    )
    if state is not None and fact in (replace(made, occurred_at=at) for made in state.corrections):
        return ()
    _issued(state, command.decision)
    if not command.reason.strip():
        raise CorrectionWithoutReason(
            f"Đính chính quyết định phải nêu lý do ({_BASIS}); đề nghị ghi lý do cụ thể.",
            basis=_BASIS,
            details={"decision": command.decision},
        )
    refuse_personal_data(command.reason, "lý do đính chính")
    return (fact,)


def revoke(command: RevokeDecision, state: DecisionState | None, at: datetime) -> tuple[DecisionEvent, ...]:
    """Take an issued decision back or annul it; this ends it (thu hồi, hủy bỏ)."""
    fact = DecisionRevoked(
        occurred_at=at,
        decision=command.decision,
        kind=command.kind,
        reason=command.reason,
        basis=command.basis,
        effective_on=command.effective_on,
    )
    if state is not None and state.revocation and replace(state.revocation, occurred_at=at) == fact:
        return ()
    _refuse_revocation(command, _issued(state, command.decision))
    refuse_personal_data(command.reason, "lý do thu hồi")
    return (fact,)


def _issued(state: DecisionState | None, decision: DecisionId) -> DecisionIssued:
    known = drafted(state)
    if known.issue is None:
        raise DecisionNotIssued(
            f"Quyết định chưa ban hành nên chưa đính chính, thu hồi hay hủy bỏ được ({_BASIS}); "
            "nếu chưa ký, đề nghị dự thảo lại.",
            basis=_BASIS,
            details={"decision": decision},
        )
    return known.issue


def _refuse_revocation(command: RevokeDecision, issued: DecisionIssued) -> None:
    if not command.reason.strip():
        raise RevocationWithoutReason(
            f"Thu hồi hoặc hủy bỏ quyết định phải nêu lý do ({_BASIS}); đề nghị ghi lý do cụ thể.",
            basis=_BASIS,
            details={"decision": command.decision},
        )
    if command.effective_on < issued.issued_on:
        raise RevokedBeforeIssue(
            f"Ngày thu hồi {command.effective_on:%d/%m/%Y} trước ngày ban hành {issued.issued_on:%d/%m/%Y} "
            f"({_BASIS}); đề nghị ghi ngày từ ngày ban hành trở đi.",
            basis=_BASIS,
            details={"decision": command.decision, "issued_on": issued.issued_on.isoformat()},
        )
