"""Ask once for what is missing (yêu cầu bổ sung)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import RequestSupplement

HANDLING = Handling(
    command=RequestSupplement,
    roles=frozenset({Role.INTAKE, Role.CASE}),
    decide=on_dossier(Need.CALENDAR),
    subject=lambda command: streams.dossier(command.dossier),
)
