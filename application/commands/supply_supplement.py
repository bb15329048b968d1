"""Hand in what was missing (nộp bổ sung)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import SupplySupplement

HANDLING = Handling(
    command=SupplySupplement,
    roles=frozenset({Role.APPLICANT, Role.INTAKE}),
    decide=on_dossier(Need.CALENDAR),
    subject=lambda command: streams.dossier(command.dossier),
)
