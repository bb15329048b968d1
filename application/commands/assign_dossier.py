"""Give a dossier to a unit and an officer (phân công)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import AssignDossier

HANDLING = Handling(
    command=AssignDossier,
    roles=frozenset({Role.LEADER, Role.CASE}),
    decide=on_dossier(Need.PROCESS),
    subject=lambda command: streams.dossier(command.dossier),
)
