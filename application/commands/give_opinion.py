"""Answer such a question (cho ý kiến)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import GiveOpinion

HANDLING = Handling(
    command=GiveOpinion,
    roles=frozenset({Role.CASE, Role.LEADER}),
    decide=on_dossier(Need.NOTHING),
    subject=lambda command: streams.dossier(command.dossier),
)
