"""Record a payment (thực hiện nghĩa vụ tài chính)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import RecordPayment

HANDLING = Handling(
    command=RecordPayment,
    roles=frozenset({Role.CASE, Role.INTAKE}),
    decide=on_dossier(Need.CALENDAR),
    subject=lambda command: streams.dossier(command.dossier),
)
