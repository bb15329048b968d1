"""Apologise and name a new date (xin lỗi và hẹn lại)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import ExtendDeadline

HANDLING = Handling(
    command=ExtendDeadline,
    roles=frozenset({Role.LEADER}),
    decide=on_dossier(Need.CALENDAR),
    subject=lambda command: streams.dossier(command.dossier),
)
