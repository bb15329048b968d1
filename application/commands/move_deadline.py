"""Let a date follow the calendar (ngày hẹn trả thay đổi)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import MoveDeadline

HANDLING = Handling(
    command=MoveDeadline,
    roles=frozenset({Role.SYSTEM}),
    decide=on_dossier(Need.CALENDAR),
    subject=lambda command: streams.dossier(command.dossier),
)
