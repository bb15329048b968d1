"""Take a dossier in and promise a date (tiếp nhận, hẹn trả)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import AcceptDossier

HANDLING = Handling(
    command=AcceptDossier,
    roles=frozenset({Role.INTAKE}),
    decide=on_dossier(Need.PROCEDURE | Need.CALENDAR),
    subject=lambda command: streams.dossier(command.dossier),
)
