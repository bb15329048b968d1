"""Conclude a dossier with an issued decision (có kết quả)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import ConcludeDossier

HANDLING = Handling(
    command=ConcludeDossier,
    roles=frozenset({Role.LEADER}),
    decide=on_dossier(Need.DECISION),
    subject=lambda command: streams.dossier(command.dossier),
)
