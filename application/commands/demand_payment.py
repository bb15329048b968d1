"""Demand a payment (yêu cầu nghĩa vụ tài chính)."""

from application import streams
from application.actors import Role
from application.dossiers import Need, on_dossier
from application.handling import Handling
from domain.dossier.commands import DemandPayment

HANDLING = Handling(
    command=DemandPayment,
    roles=frozenset({Role.CASE}),
    decide=on_dossier(Need.NOTHING),
    subject=lambda command: streams.dossier(command.dossier),
)
