"""Enter an agency (thành lập cơ quan)."""

from application import streams
from application.actors import Role
from application.catalogue import on_agency
from application.handling import Handling
from domain.agency.commands import EstablishAgency

HANDLING = Handling(
    command=EstablishAgency,
    roles=frozenset({Role.ADMIN, Role.SYSTEM}),
    decide=on_agency,
    subject=lambda command: streams.agency(command.agency),
)
