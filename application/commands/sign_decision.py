"""Sign a decision (ký)."""

from application import streams
from application.actors import Role
from application.decisions import on_decision
from application.handling import Handling
from domain.decision.commands import SignDecision

HANDLING = Handling(
    command=SignDecision,
    roles=frozenset({Role.LEADER}),
    decide=on_decision,
    subject=lambda command: streams.decision(command.decision),
)
