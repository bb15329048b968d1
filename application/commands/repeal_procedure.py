"""End a procedure (bãi bỏ)."""

from application import streams
from application.actors import Role
from application.catalogue import on_procedure
from application.handling import Handling
from domain.procedure.commands import RepealProcedure

HANDLING = Handling(
    command=RepealProcedure,
    roles=frozenset({Role.PUBLISHER, Role.SYSTEM}),
    decide=on_procedure,
    subject=lambda command: streams.procedure(command.procedure),
)
