"""Facts about an agency; topics and field names are the archive (cơ quan)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar

from domain.agency.outage import OutageAnnounced
from domain.values import ActorId, AgencyId, Article, Encrypted, OfficerId, PersonRef, UnitId


@dataclass(frozen=True, slots=True)
class AgencyEstablished:
    """An agency came to be known here (cơ quan đã thành lập)."""

    TOPIC: ClassVar[str] = "agency.established.v1"

    agency: AgencyId
    name: str
    level: str | None
    parent: AgencyId | None
    since: date
    basis: Article
    occurred_at: datetime


@dataclass(frozen=True, slots=True)
class AgencyPlaced:
    """An agency came under another one from a day on: a dated edge of the tree (cơ quan cấp trên trực tiếp).

    It stands in the agency's own stream where the parent changed, and in the register of agencies always.
    """

    TOPIC: ClassVar[str] = "agency.placed.v1"

    agency: AgencyId
    parent: AgencyId | None
    since: date
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


@dataclass(frozen=True, slots=True)
class UnitEstablished:
    """A unit came to be (đã thành lập đơn vị)."""

    TOPIC: ClassVar[str] = "agency.unit_established.v1"

    agency: AgencyId
    unit: UnitId
    name: str
    since: date
    basis: Article
    occurred_at: datetime


@dataclass(frozen=True, slots=True)
class UnitRenamed:
    """A unit got another name from a day on (đã đổi tên đơn vị)."""

    TOPIC: ClassVar[str] = "agency.unit_renamed.v1"

    agency: AgencyId
    unit: UnitId
    name: str
    since: date
    basis: Article
    occurred_at: datetime


@dataclass(frozen=True, slots=True)
class UnitClosed:
    """A unit is no more from a day on (đã giải thể đơn vị)."""

    TOPIC: ClassVar[str] = "agency.unit_closed.v1"

    agency: AgencyId
    unit: UnitId
    since: date
    basis: Article
    occurred_at: datetime


@dataclass(frozen=True, slots=True)
class OfficerAppointed:
    """An officer serves in an agency from a day on (đã bổ nhiệm, tiếp nhận).

    The name is readable under the key of person.
    """

    TOPIC: ClassVar[str] = "agency.officer_appointed.v1"

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
    occurred_at: datetime


@dataclass(frozen=True, slots=True)
class OfficerTransferred:
    """An officer serves in another unit or position from a day on (đã điều động)."""

    TOPIC: ClassVar[str] = "agency.officer_transferred.v1"

    agency: AgencyId
    officer: OfficerId
    unit: UnitId | None
    position: str | None
    since: date
    basis: Article
    occurred_at: datetime


@dataclass(frozen=True, slots=True)
class OfficerDismissed:
    """An officer serves no more from a day on (đã thôi làm việc tại cơ quan)."""

    TOPIC: ClassVar[str] = "agency.officer_dismissed.v1"

    agency: AgencyId
    officer: OfficerId
    since: date
    basis: Article
    occurred_at: datetime


@dataclass(frozen=True, slots=True)
class OfficerAccountsSet:
    """An officer signs in with these accounts from a day on (đã quy định tài khoản)."""

    TOPIC: ClassVar[str] = "agency.officer_accounts_set.v1"

    agency: AgencyId
    officer: OfficerId
    accounts: tuple[ActorId, ...]
    since: date
    basis: Article
    occurred_at: datetime


UnitEvent = UnitEstablished | UnitRenamed | UnitClosed
OfficerEvent = OfficerAppointed | OfficerTransferred | OfficerDismissed | OfficerAccountsSet
AgencyEvent = AgencyEstablished | AgencyPlaced | OfficeHoursSet | OutageAnnounced | UnitEvent | OfficerEvent
"""Every fact about an agency (sự kiện của cơ quan)."""
