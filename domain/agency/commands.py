"""What an administrator may ask of an agency (cơ quan)."""

from dataclasses import dataclass
from datetime import date, time

from domain.agency.outage import AnnounceOutage
from domain.values import ActorId, AgencyId, Article, Encrypted, OfficerId, PersonRef, UnitId


@dataclass(frozen=True, slots=True)
class EstablishAgency:
    """Enter an agency that receives or settles dossiers (thành lập cơ quan).

    since: its first legal day; None: the day on which the command is carried out.
    """

    agency: AgencyId
    name: str
    level: str | None
    parent: AgencyId | None
    since: date | None
    basis: Article


@dataclass(frozen=True, slots=True)
class PlaceAgency:
    """Put an agency under another one from a day on, or under none (đổi cơ quan cấp trên trực tiếp)."""

    agency: AgencyId
    parent: AgencyId | None
    since: date
    basis: Article


@dataclass(frozen=True, slots=True)
class SetOfficeHours:
    """Set an agency's office hours from a day on; local time of Asia/Ho_Chi_Minh (quy định giờ hành chính)."""

    agency: AgencyId
    sessions: tuple[tuple[time, time], ...]
    since: date
    basis: Article


@dataclass(frozen=True, slots=True)
class EstablishUnit:
    """Enter a unit of an agency: a division, the one-stop desk (thành lập đơn vị)."""

    agency: AgencyId
    unit: UnitId
    name: str
    since: date
    basis: Article


@dataclass(frozen=True, slots=True)
class RenameUnit:
    """Give a unit another name from a day on; its identifier stays (đổi tên đơn vị)."""

    agency: AgencyId
    unit: UnitId
    name: str
    since: date
    basis: Article


@dataclass(frozen=True, slots=True)
class CloseUnit:
    """End a unit: since is the first day on which it is no more (giải thể đơn vị)."""

    agency: AgencyId
    unit: UnitId
    since: date
    basis: Article


@dataclass(frozen=True, slots=True)
class AppointOfficer:
    """Let an officer serve in an agency (bổ nhiệm, tiếp nhận cán bộ, công chức).

    accounts are what he signs in with; position is his chức danh; until is the first day on which he serves no more,
    None while nobody knows. The name is encrypted under the officer's own key, person names that key.
    """

    agency: AgencyId
    officer: OfficerId
    accounts: tuple[ActorId, ...]
    unit: UnitId | None
    position: str | None
    since: date
    until: date | None
    person: PersonRef
    encrypted: Encrypted
    basis: Article


@dataclass(frozen=True, slots=True)
class TransferOfficer:
    """Move an officer to another unit or position of the same agency (điều động trong cơ quan)."""

    agency: AgencyId
    officer: OfficerId
    unit: UnitId | None
    position: str | None
    since: date
    basis: Article


@dataclass(frozen=True, slots=True)
class DismissOfficer:
    """End an officer's service: since is the first day on which he serves no more (thôi làm việc, chuyển đi)."""

    agency: AgencyId
    officer: OfficerId
    since: date
    basis: Article


@dataclass(frozen=True, slots=True)
class SetOfficerAccounts:
    """Say with which accounts an officer signs in from a day on (tài khoản của cán bộ, công chức)."""

    agency: AgencyId
    officer: OfficerId
    accounts: tuple[ActorId, ...]
    since: date
    basis: Article


UnitCommand = EstablishUnit | RenameUnit | CloseUnit
OfficerCommand = AppointOfficer | TransferOfficer | DismissOfficer | SetOfficerAccounts
AgencyCommand = EstablishAgency | PlaceAgency | SetOfficeHours | AnnounceOutage | UnitCommand | OfficerCommand
"""Every command to an agency (lệnh về cơ quan)."""
