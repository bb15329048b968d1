"""Who held dossiers for how long, and on whose account their lateness comes (trách nhiệm thời gian).

A dossier counts once for the citizen and once for each agency that held it; the two are never mixed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

from application.audits.histories import Histories
from application.audits.judgement import LATE, Judged, Progress, judged_dossiers, working_calendar
from application.audits.report import ReportRequest
from application.audits.responsibility_timeline import Held, ResponsibilityTimeline, responsibility_timeline
from domain.dossier.booking import BookedBy, Booking
from domain.dossier.holder import Hold, Part

Key = TypeVar("Key")
_NONE = timedelta()


@dataclass(frozen=True, slots=True)
class HeldBy:
    """Whose time is added up: a unit of an agency in one part; nothing but the part where it is nobody's (bên giữ)."""

    source: str
    agency: str
    unit: str
    part: Part


@dataclass(slots=True)
class Responsibility:
    """What was held, and what lateness came of it (thời gian giữ và quá hạn).

    worked is None while no dossier had known office hours; dated counts dossiers with a date, late those of them that
    are late by this hand.
    """

    dossiers: int = 0
    dated: int = 0
    time: timedelta = _NONE
    worked: timedelta | None = None
    lateness: timedelta = _NONE
    late: int = 0
    by_share: timedelta = _NONE

    def add(self, judged: Judged, held: Iterable[Held], bookings: Iterable[Booking]) -> None:
        """One more dossier that was in this hand."""
        self.dossiers += 1
        self.dated += judged.is_dated
        for one in held:
            self.time += one.segment.length
            if one.worked is not None:
                self.worked = (self.worked or _NONE) + one.worked
        booked = list(bookings)
        self.late += bool(booked)
        self.lateness += sum((one.lateness for one in booked), _NONE)
        self.by_share += sum((one.lateness for one in booked if one.by is BookedBy.SHARE), _NONE)


@dataclass(slots=True)
class CitizenView:
    """Dossiers as the citizen sees them, each once, by the agency he came to (góc nhìn của người dân)."""

    dossiers: int = 0
    dated: int = 0
    time: timedelta = _NONE
    authorities: timedelta = _NONE
    applicant: timedelta = _NONE
    excluded: timedelta = _NONE
    waiting: timedelta = _NONE
    unrecorded: timedelta = _NONE
    late: int = 0
    lateness: timedelta = _NONE

    def add(self, found: ResponsibilityTimeline) -> None:
        """One more dossier."""
        self.dossiers += 1
        self.dated += found.judged.is_dated
        self.time += found.judged.total
        self.late += found.judged.verdict in LATE
        self.lateness += found.judged.lateness
        for one in found.held:
            name = _CITIZEN_FIELDS.get(one.segment.hold.part, "authorities")
            setattr(self, name, getattr(self, name) + one.segment.length)


_CITIZEN_FIELDS = {
    Part.SUPPLEMENTING: "applicant",
    Part.PAYING: "applicant",
    Part.EXCLUDED: "excluded",
    Part.WAITING: "waiting",
    Part.UNRECORDED: "unrecorded",
}


@dataclass(slots=True)
class Responsibilities:
    """Everything held in a scope: for the citizen, per agency, per unit and part, and by the two rules (tổng hợp)."""

    citizen: dict[tuple[str, str], CitizenView] = field(default_factory=dict)
    agencies: dict[tuple[str, str], Responsibility] = field(default_factory=dict)
    holders: dict[HeldBy, Responsibility] = field(default_factory=dict)
    rules: dict[BookedBy, Responsibility] = field(default_factory=lambda: {by: Responsibility() for by in BookedBy})

    def add(self, found: ResponsibilityTimeline) -> None:
        """One more dossier: once for the citizen, once for each agency, once for each hand it was in."""
        first = found.judged.history.beginning
        self.citizen.setdefault((first.source, first.agency or ""), CitizenView()).add(found)
        for agency, own in _grouped(found, _agency_of).items():
            if agency is not None:
                self.agencies.setdefault((first.source, agency), Responsibility()).add(found.judged, *own)
        for hand, own in _grouped(found, lambda hold: _held_by(first.source, hold)).items():
            self.holders.setdefault(hand, Responsibility()).add(found.judged, *own)
        for by in {booking.by for booking in found.bookings}:
            self.rules[by].add(found.judged, (), (booking for booking in found.bookings if booking.by is by))


def responsibilities(
    histories: Histories, asked: ReportRequest, progress: Progress = lambda number: None
) -> Responsibilities:
    """Everything that was held in a scope, dossier by dossier (tổng hợp trách nhiệm thời gian)."""
    calendar, found = working_calendar(histories), Responsibilities()
    for judged in judged_dossiers(histories, asked, progress):
        found.add(responsibility_timeline(judged, calendar))
    return found


def _grouped(
    found: ResponsibilityTimeline, whose: Callable[[Hold], Key]
) -> dict[Key, tuple[list[Held], list[Booking]]]:
    """Segments and bookings of one dossier by whose they are."""
    groups: dict[Key, tuple[list[Held], list[Booking]]] = {}
    for one in found.held:
        groups.setdefault(whose(one.segment.hold), ([], []))[0].append(one)
    for booking in found.bookings:
        groups.setdefault(whose(booking.hold), ([], []))[1].append(booking)
    return groups


def _agency_of(hold: Hold) -> str | None:
    """The agency; empty for an authority that a source does not name, None for who is none."""
    return (hold.holder.agency or "") if hold.holder.is_authority else None


def _held_by(source: str, hold: Hold) -> HeldBy:
    return HeldBy(source, hold.holder.agency or "", hold.holder.unit or "", hold.part)
