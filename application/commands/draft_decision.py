"""Write a decision (dự thảo)."""

from application import streams
from application.actors import Role
from application.decisions import on_decision
from application.handling import Handling
from domain.decision.commands import DraftDecision

HANDLING = Handling(
    command=DraftDecision,
    roles=frozenset({Role.CASE, Role.LEADER}),
    decide=on_decision,
    subject=lambda command: streams.decision(command.decision),
)
