"""Sending a signed decision out under date and number (ban hành; NĐ 30/2020 Điều 15, 18)."""

from dataclasses import replace
from datetime import date, datetime

from domain.decision.commands import IssueDecision
from domain.decision.events import DecisionDrafted, DecisionEvent, DecisionIssued, DecisionNumbered
from domain.decision.refusals import drafted
from domain.decision.state import DecisionState
from domain.errors import NotPermitted
from domain.values import legal_day

_BASIS = "NĐ 30/2020/NĐ-CP Điều 18"


class DecisionNotSigned(NotPermitted):
    """Only a signed decision goes out (chưa ký)."""

    code = "DECISION_NOT_SIGNED"


class DecisionAlreadyIssued(NotPermitted):
    """It went out under another date before (đã ban hành)."""

    code = "DECISION_ALREADY_ISSUED"


class IssueDateNotPossible(NotPermitted):
    """The date lies before the signature or after today (ngày ban hành không hợp lệ)."""

    code = "ISSUE_DATE_NOT_POSSIBLE"


def issue(command: IssueDecision, state: DecisionState | None, at: datetime) -> tuple[DecisionEvent, ...]:
    """Issue a signed decision and give it the next place in the year's register (ban hành, vào sổ)."""
    fact = DecisionIssued(occurred_at=at, decision=command.decision, issued_on=command.issued_on)
    if state is not None and state.issue and replace(state.issue, occurred_at=at) == fact:
        return ()
    known = drafted(state)
    if known.draft is None or known.signature is None:
        raise DecisionNotSigned(
            f"Quyết định chưa được ký nên chưa ban hành được ({_BASIS}); đề nghị trình ký trước.",
            basis=_BASIS,
            details={"decision": command.decision},
        )
    if known.issue is not None:
        raise _already_issued(known.issue)
    _refuse_impossible_date(command.issued_on, legal_day(known.signature.occurred_at), legal_day(at))
    return (fact, _numbered(known.draft, command.issued_on, at))


def _numbered(known: DecisionDrafted, issued_on: date, at: datetime) -> DecisionNumbered:
    return DecisionNumbered(occurred_at=at, decision=known.decision, agency=known.agency, year=issued_on.year)


def _refuse_impossible_date(issued_on: date, signed_on: date, today: date) -> None:
    if signed_on <= issued_on <= today:
        return
    raise IssueDateNotPossible(
        f"Ngày ban hành {issued_on:%d/%m/%Y} không nằm trong khoảng từ ngày ký {signed_on:%d/%m/%Y} "
        f"đến hôm nay {today:%d/%m/%Y} ({_BASIS}); đề nghị ghi đúng ngày ban hành.",
        basis=_BASIS,
        details={"issued_on": issued_on.isoformat(), "signed_on": signed_on.isoformat()},
    )


def _already_issued(before: DecisionIssued) -> DecisionAlreadyIssued:
    return DecisionAlreadyIssued(
        f"Quyết định đã được ban hành ngày {before.issued_on:%d/%m/%Y} ({_BASIS}); "
        "sai sót về ngày thì đề nghị đính chính.",
        basis=_BASIS,
        details={"decision": before.decision, "issued_on": before.issued_on.isoformat()},
    )
