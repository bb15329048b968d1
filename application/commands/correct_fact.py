"""Put a recorded fact right (đính chính)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import CorrectFact

HANDLING = Handling(
    command=CorrectFact,
    roles=frozenset({Role.LEADER}),
    decide=on_dossier(Need.NOTHING),
    subject=lambda command: streams.dossier(command.dossier),
)
