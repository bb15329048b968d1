"""Facts about an agency; topics and field names are the archive (cơ quan)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar

from domain.agency.outage import OutageAnnounced
from domain.values import AgencyId, Article


@dataclass(frozen=True, slots=True)
class AgencyEstablished:
    """An agency came to be known here (cơ quan đã thành lập)."""

    TOPIC: ClassVar[str] = "agency.established.v1"

    agency: AgencyId
    name: str
    level: str | None
    parent: AgencyId | None
    basis: Article
    occurred_at: datetime


@dataclass(frozen=True, slots=True)
class OfficeHoursSet:
    """An agency's office hours were set from a day on (đã quy định giờ hành chính)."""

    TOPIC: ClassVar[str] = "agency.office_hours_set.v1"

    agency: AgencyId
    sessions: tuple[tuple[time, time], ...]
    since: date
    basis: Article
    occurred_at: datetime


AgencyEvent = AgencyEstablished | OfficeHoursSet | OutageAnnounced
"""Every fact about an agency (sự kiện của cơ quan)."""

__all__ = ["AgencyEstablished", "AgencyEvent", "OfficeHoursSet", "OutageAnnounced"]
