"""Begin to record with a program (đưa phiên bản phần mềm vào vận hành)."""

from application.actors import Role
from application.custody import on_custody, stream_of
from application.handling import Handling
from domain.custody.commands import DeployCode

HANDLING = Handling(
    command=DeployCode,
    roles=frozenset({Role.SYSTEM}),
    decide=on_custody,
    subject=stream_of,
)
