"""End time that is not counted (hết niêm yết, giải trình)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import EndExclusion

HANDLING = Handling(
    command=EndExclusion,
    roles=frozenset({Role.CASE}),
    decide=on_dossier(Need.CALENDAR),
    subject=lambda command: streams.dossier(command.dossier),
)
