"""Lay a draft before who may sign (trình ký)."""

from application import streams
from application.actors import Role
from application.decisions import on_decision
from application.handling import Handling
from domain.decision.commands import SubmitDecision

HANDLING = Handling(
    command=SubmitDecision,
    roles=frozenset({Role.CASE, Role.LEADER}),
    decide=on_decision,
    subject=lambda command: streams.decision(command.decision),
)
