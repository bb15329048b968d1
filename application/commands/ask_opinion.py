"""Ask another body for its opinion (lấy ý kiến)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import AskOpinion

HANDLING = Handling(
    command=AskOpinion,
    roles=frozenset({Role.CASE, Role.LEADER}),
    decide=on_dossier(Need.NOTHING),
    subject=lambda command: streams.dossier(command.dossier),
)
