"""Explain why sealed facts are gone (giải trình khôi phục dữ liệu)."""

from application.actors import Role
from application.custody import on_custody, stream_of
from application.handling import Handling
from domain.custody.commands import ExplainRestore

HANDLING = Handling(
    command=ExplainRestore,
    roles=frozenset({Role.ADMIN}),
    decide=on_custody,
    subject=stream_of,
)
