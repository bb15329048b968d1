"""Stop a procedure with a notice (dừng giải quyết)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import StopDossier

HANDLING = Handling(
    command=StopDossier,
    roles=frozenset({Role.INTAKE, Role.CASE}),
    decide=on_dossier(Need.CALENDAR),
    subject=lambda command: streams.dossier(command.dossier),
)
