"""Set an agency's office hours (quy định giờ hành chính)."""

from application import streams
from application.actors import Role
from application.catalogue import on_agency
from application.handling import Handling
from domain.agency.commands import SetOfficeHours

HANDLING = Handling(
    command=SetOfficeHours,
    roles=frozenset({Role.ADMIN, Role.SYSTEM}),
    decide=on_agency,
    subject=lambda command: streams.agency(command.agency),
)
