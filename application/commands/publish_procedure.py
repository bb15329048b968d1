"""Make a procedure known (công bố)."""

from application import streams
from application.actors import Role
from application.catalogue import on_procedure
from application.handling import Handling
from domain.procedure.commands import PublishProcedure

HANDLING = Handling(
    command=PublishProcedure,
    roles=frozenset({Role.PUBLISHER, Role.SYSTEM}),
    decide=on_procedure,
    subject=lambda command: streams.procedure(command.procedure),
)
