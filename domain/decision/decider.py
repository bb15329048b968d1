"""Which act decides which command about a decision (quyết định, kết quả giải quyết)."""

from datetime import datetime
from typing import assert_never

from domain.decision.aftermath import correct, revoke
from domain.decision.commands import (
    CorrectDecision,
    DecisionCommand,
    DraftDecision,
    IssueDecision,
    RevokeDecision,
    SignDecision,
    SubmitDecision,
)
from domain.decision.draft import draft, sign, submit
from domain.decision.events import DecisionEvent
from domain.decision.issuance import issue
from domain.decision.state import DecisionState


def decide(command: DecisionCommand, state: DecisionState | None, at: datetime) -> tuple[DecisionEvent, ...]:
    """The facts that follow from a command about a decision (xử lý quyết định)."""
    match command:
        case DraftDecision():
            return draft(command, state, at)
        case SubmitDecision():
            return submit(command, state, at)
        case SignDecision():
            return sign(command, state, at)
        case IssueDecision():
            return issue(command, state, at)
        case CorrectDecision():
            return correct(command, state, at)
        case RevokeDecision():
            return revoke(command, state, at)
        case _:
            assert_never(command)
