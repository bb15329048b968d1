"""Refuse to take a dossier in (từ chối tiếp nhận)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import RejectDossier

HANDLING = Handling(
    command=RejectDossier,
    roles=frozenset({Role.INTAKE}),
    decide=on_dossier(Need.NOTHING),
    subject=lambda command: streams.dossier(command.dossier),
)
