"""Who can hold the clock of a dossier, and in which part (bên giữ hồ sơ)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.values import AgencyId, OfficerId, UnitId


class HolderKind(StrEnum):
    """How closely a holder is known, or that it is no authority (loại bên giữ hồ sơ)."""

    AGENCY = "agency"
    UNIT = "unit"
    OFFICER = "officer"
    APPLICANT = "applicant"
    EXCLUSION = "exclusion"
    NOBODY = "nobody"


class Part(StrEnum):
    """In which part somebody holds a dossier (tư cách giữ hồ sơ).

    RECEIVING: the one-stop desk, until the dossier is assigned. HANDING_OVER: the giver, until the receiver has
    signed for it. EXCLUDED: time the law does not count. WAITING: between activities of another system, when nobody
    worked on it. UNRECORDED: no fact says who had it.
    """

    RECEIVING = "receiving"
    SETTLING = "settling"
    HANDING_OVER = "handing_over"
    CONSULTED = "consulted"
    SUPPLEMENTING = "supplementing"
    PAYING = "paying"
    EXCLUDED = "excluded"
    WAITING = "waiting"
    UNRECORDED = "unrecorded"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a dossier in hand, as closely as its facts say (bên giữ hồ sơ)."""

    kind: HolderKind
    agency: AgencyId | None = None
    unit: UnitId | None = None
    officer: OfficerId | None = None

    @property
    def is_authority(self) -> bool:
        """Whether it answers for time: an agency, a unit, an officer (cơ quan, đơn vị, cán bộ)."""
        return self.kind in _AUTHORITIES


_AUTHORITIES = frozenset({HolderKind.AGENCY, HolderKind.UNIT, HolderKind.OFFICER})
APPLICANT = Holder(HolderKind.APPLICANT)
EXCLUSION = Holder(HolderKind.EXCLUSION)
NOBODY = Holder(HolderKind.NOBODY)


def authority(agency: AgencyId | None, unit: UnitId | None = None, officer: OfficerId | None = None) -> Holder:
    """A holder on the side of the administration (bên giữ hồ sơ thuộc cơ quan)."""
    known = HolderKind.OFFICER if officer else HolderKind.UNIT if unit else HolderKind.AGENCY
    return Holder(known, agency, unit, officer)


@dataclass(frozen=True, slots=True)
class Hold:
    """One turn at a dossier (lượt giữ hồ sơ).

    turn is the version of the fact that gave it; task the step of the process, or another system's activity.
    allotted is the time it was given, None where no fact says so.
    """

    holder: Holder
    part: Part
    turn: int
    task: str | None = None
    allotted: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """Time in which one turn held the clock, from an instant up to but not including another (khoảng thời gian giữ).

    version is that of the fact that began it. A turn that was interrupted has several segments.
    """

    since: datetime
    until: datetime
    hold: Hold
    version: int

    @property
    def length(self) -> timedelta:
        """Calendar time between the two (độ dài)."""
        return self.until - self.since
