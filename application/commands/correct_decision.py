"""Put a slip in a decision right (đính chính)."""

from application import streams
from application.actors import Role
from application.decisions import on_decision
from application.handling import Handling
from domain.decision.commands import CorrectDecision

HANDLING = Handling(
    command=CorrectDecision,
    roles=frozenset({Role.LEADER}),
    decide=on_decision,
    subject=lambda command: streams.decision(command.decision),
)
