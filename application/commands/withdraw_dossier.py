"""Take a dossier back (rút hồ sơ)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import WithdrawDossier

HANDLING = Handling(
    command=WithdrawDossier,
    roles=frozenset({Role.APPLICANT}),
    decide=on_dossier(Need.NOTHING),
    subject=lambda command: streams.dossier(command.dossier),
)
