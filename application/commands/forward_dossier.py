"""Hand a dossier to another unit (chuyển)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import ForwardDossier

HANDLING = Handling(
    command=ForwardDossier,
    roles=frozenset({Role.CASE, Role.LEADER, Role.INTAKE}),
    decide=on_dossier(Need.NOTHING),
    subject=lambda command: streams.dossier(command.dossier),
)
