"""What an administrator may ask of an agency (cơ quan)."""

from dataclasses import dataclass
from datetime import date, time

from domain.agency.outage import AnnounceOutage
from domain.values import AgencyId, Article


@dataclass(frozen=True, slots=True)
class EstablishAgency:
    """Enter an agency that receives or settles dossiers (thành lập cơ quan)."""

    agency: AgencyId
    name: str
    level: str | None
    parent: AgencyId | None
    basis: Article


@dataclass(frozen=True, slots=True)
class SetOfficeHours:
    """Set an agency's office hours from a day on; local time of Asia/Ho_Chi_Minh (quy định giờ hành chính)."""

    agency: AgencyId
    sessions: tuple[tuple[time, time], ...]
    since: date
    basis: Article


AgencyCommand = EstablishAgency | SetOfficeHours | AnnounceOutage
"""Every command to an agency (lệnh về cơ quan)."""

__all__ = ["AgencyCommand", "AnnounceOutage", "EstablishAgency", "SetOfficeHours"]
