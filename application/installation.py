"""How a log begins (thiết lập hệ thống)."""

from datetime import datetime

from application import streams
from application.access.actors import SYSTEM
from application.ports import Append, Metadata, NewFact
from domain.log_integrity.installation import Authority, InstallationEstablished


def first_append(authority: Authority, at: datetime) -> Append:
    """The first fact of a log: whose it is."""
    fact = InstallationEstablished(occurred_at=at, authority=authority)
    meta = Metadata(actor=SYSTEM.id, role=SYSTEM.role.value, key=streams.INSTALLATION)
    return Append([NewFact(streams.INSTALLATION, 1, fact)], meta, b"")
