"""Take a dossier that was handed over (nhận)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import TakeOverDossier

HANDLING = Handling(
    command=TakeOverDossier,
    roles=frozenset({Role.CASE, Role.LEADER}),
    decide=on_dossier(Need.PROCESS),
    subject=lambda command: streams.dossier(command.dossier),
)
