"""Hand in a dossier (nộp hồ sơ)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import SubmitDossier

HANDLING = Handling(
    command=SubmitDossier,
    roles=frozenset({Role.APPLICANT, Role.INTAKE}),
    decide=on_dossier(Need.PROCEDURE),
    subject=lambda command: streams.dossier(command.dossier),
)
