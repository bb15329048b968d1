"""Say when seals were last confirmed outside (báo cáo niêm phong)."""

from application.actors import Role
from application.custody import on_custody, stream_of
from application.handling import Handling
from domain.custody.commands import ReportAnchoring

HANDLING = Handling(
    command=ReportAnchoring,
    roles=frozenset({Role.SYSTEM}),
    decide=on_custody,
    subject=stream_of,
)
