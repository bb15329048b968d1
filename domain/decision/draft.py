"""From draft to signature (dự thảo, trình ký, ký)."""

from dataclasses import replace
from datetime import datetime

from domain.decision.commands import DraftDecision, SignDecision, SubmitDecision
from domain.decision.events import DecisionDrafted, DecisionEvent, DecisionSigned, DecisionSubmitted
from domain.decision.kinds import DecisionKind
from domain.decision.refusals import drafted, refuse_revoked, refuse_signed
from domain.decision.state import DecisionState
from domain.errors import NotPermitted
from domain.personal_data import refuse_personal_data

_RECORDS = "NĐ 30/2020/NĐ-CP Điều 18"
_REFUSAL = "NĐ 61/2018/NĐ-CP Điều 19 khoản 8"


class RefusalWithoutReason(NotPermitted):
    """A refusal must say why (từ chối phải nêu lý do; NĐ 61/2018 Điều 19.8)."""

    code = "REFUSAL_WITHOUT_REASON"


class DecisionBelongsElsewhere(NotPermitted):
    """A rewritten draft may not move to another agency or dossier (dự thảo của hồ sơ khác)."""

    code = "DECISION_BELONGS_ELSEWHERE"


class DecisionAlreadySubmitted(NotPermitted):
    """The draft lies before another person already (đã trình ký)."""

    code = "DECISION_ALREADY_SUBMITTED"


class DecisionNotSubmitted(NotPermitted):
    """Only what was submitted can be signed (chưa trình ký)."""

    code = "DECISION_NOT_SUBMITTED"


def draft(command: DraftDecision, state: DecisionState | None, at: datetime) -> tuple[DecisionEvent, ...]:
    """Write a decision; before it is signed it may be written anew, and is then submitted anew (dự thảo)."""
    fact = _drafted(command, at)
    last = state.draft if state is not None else None
    if last is not None and replace(last, occurred_at=at) == fact:
        return ()
    if state is not None:
        refuse_revoked(state)
        if state.is_signed:
            refuse_signed(state)
    if last is not None and (last.agency, last.dossier) != (command.agency, command.dossier):
        raise _belongs_elsewhere()
    _refuse_text(command)
    return (fact,)


def submit(command: SubmitDecision, state: DecisionState | None, at: datetime) -> tuple[DecisionEvent, ...]:
    """Lay the draft before the person who may sign (trình ký)."""
    fact = DecisionSubmitted(
        occurred_at=at,
        decision=command.decision,
        submitted_by=command.submitted_by,
        submitted_to=command.submitted_to,
    )
    if state is not None and state.submission and replace(state.submission, occurred_at=at) == fact:
        return ()
    known = drafted(state)
    if known.is_signed:
        refuse_signed(known)
    if known.submission is not None:
        raise DecisionAlreadySubmitted(
            f"Dự thảo quyết định đã được trình ký ({_RECORDS}); đề nghị chờ ký hoặc dự thảo lại rồi trình.",
            basis=_RECORDS,
            details={"decision": command.decision},
        )
    return (fact,)


def sign(command: SignDecision, state: DecisionState | None, at: datetime) -> tuple[DecisionEvent, ...]:
    """Sign what was submitted; from now on the decision exists (ký)."""
    fact = DecisionSigned(
        occurred_at=at,
        decision=command.decision,
        signed_by=command.signed_by,
        form=command.form,
        certificate=command.certificate,
    )
    if state is not None and state.signature and replace(state.signature, occurred_at=at) == fact:
        return ()
    known = drafted(state)
    if known.is_signed:
        refuse_signed(known)
    if known.submission is None:
        raise DecisionNotSubmitted(
            f"Quyết định chưa được trình ký nên chưa ký được ({_RECORDS}); đề nghị trình ký trước.",
            basis=_RECORDS,
            details={"decision": command.decision},
        )
    return (fact,)


def _drafted(command: DraftDecision, at: datetime) -> DecisionDrafted:
    return DecisionDrafted(
        occurred_at=at,
        decision=command.decision,
        agency=command.agency,
        dossier=command.dossier,
        kind=command.kind,
        document_type=command.document_type,
        encrypted=command.encrypted,
        document=command.document,
        reason=command.reason,
        drafted_by=command.drafted_by,
        basis=command.basis,
    )


def _refuse_text(command: DraftDecision) -> None:
    if command.kind is DecisionKind.REFUSED and not (command.reason or "").strip():
        raise RefusalWithoutReason(
            f"Quyết định từ chối chưa nêu lý do, trong khi {_REFUSAL} yêu cầu thông báo bằng văn bản và nêu rõ "
            "lý do; đề nghị ghi lý do cụ thể.",
            basis=_REFUSAL,
            details={"decision": command.decision},
        )
    refuse_personal_data(command.document_type, "loại văn bản")
    refuse_personal_data(command.reason, "lý do")


def _belongs_elsewhere() -> DecisionBelongsElsewhere:
    return DecisionBelongsElsewhere(
        f"Dự thảo này thuộc cơ quan hoặc hồ sơ khác nên không dự thảo lại được ({_RECORDS}); "
        "đề nghị lập dự thảo mới cho hồ sơ đang xử lý.",
        basis=_RECORDS,
    )
