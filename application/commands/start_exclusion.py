"""Begin time that is not counted (niêm yết, giải trình)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import StartExclusion

HANDLING = Handling(
    command=StartExclusion,
    roles=frozenset({Role.CASE}),
    decide=on_dossier(Need.NOTHING),
    subject=lambda command: streams.dossier(command.dossier),
)
