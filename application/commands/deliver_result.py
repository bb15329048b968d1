"""Hand over the result (trả kết quả)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import DeliverResult

HANDLING = Handling(
    command=DeliverResult,
    roles=frozenset({Role.INTAKE}),
    decide=on_dossier(Need.NOTHING),
    subject=lambda command: streams.dossier(command.dossier),
)
