"""Approve an internal process (phê duyệt quy trình nội bộ)."""

from application import streams
from application.actors import Role
from application.catalogue import on_process
from application.handling import Handling
from domain.procedure.commands import ApproveProcess

HANDLING = Handling(
    command=ApproveProcess,
    roles=frozenset({Role.PUBLISHER, Role.SYSTEM}),
    decide=on_process,
    subject=lambda command: streams.process(command.process),
)
