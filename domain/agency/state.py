"""An agency as its facts have made it (cơ quan)."""

from dataclasses import dataclass, replace
from datetime import date, time
from typing import assert_never

from domain.agency.events import AgencyEstablished, AgencyEvent, OfficeHoursSet, OutageAnnounced
from domain.law.deadlines.hours import DEFAULT_OFFICE_HOURS, OfficeHours
from domain.values import AgencyId, Article


@dataclass(frozen=True, slots=True)
class Profile:
    """Office hours as set from a legal day on (giờ hành chính có hiệu lực từ ngày)."""

    since: date
    sessions: tuple[tuple[time, time], ...]
    basis: Article


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency that receives or settles dossiers (cơ quan); ``agency`` is None until it is established.

    ``profiles`` stand in the order of their days; ``outages`` in that of their beginnings, of one beginning the latest
    announcement; ``version`` is how many facts made the agency.
    """

    agency: AgencyId | None = None
    name: str = ""
    level: str | None = None
    parent: AgencyId | None = None
    profiles: tuple[Profile, ...] = ()
    outages: tuple[OutageAnnounced, ...] = ()
    version: int = 0

    def office_hours(self, on: date) -> OfficeHours:
        """The office hours in force on a legal day, the default profile when none are set (giờ hành chính)."""
        profile = self.profile(on)
        return DEFAULT_OFFICE_HOURS if profile is None else OfficeHours(profile.sessions)

    def profile(self, on: date) -> Profile | None:
        """The profile in force on a legal day, None when the default one is (giờ hành chính đã quy định)."""
        return next((profile for profile in reversed(self.profiles) if profile.since <= on), None)


def evolve(state: Agency, event: AgencyEvent) -> Agency:
    """The agency after one more fact; for one day the latest profile holds (cập nhật cơ quan)."""
    known = replace(state, agency=event.agency, version=state.version + 1)
    match event:
        case AgencyEstablished():
            return replace(known, name=event.name, level=event.level, parent=event.parent)
        case OfficeHoursSet():
            others = tuple(profile for profile in state.profiles if profile.since != event.since)
            profiles = (*others, Profile(event.since, event.sessions, event.basis))
            return replace(known, profiles=tuple(sorted(profiles, key=lambda profile: profile.since)))
        case OutageAnnounced():
            earlier = tuple(outage for outage in state.outages if outage.since != event.since)
            return replace(known, outages=tuple(sorted((*earlier, event), key=lambda outage: outage.since)))
        case _:
            assert_never(event)
