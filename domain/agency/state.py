"""An agency as its facts have made it (cơ quan)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import assert_never

from domain.agency import events as e
from domain.agency.dated import Dated, Span, holding_from, on
from domain.agency.outage import OutageAnnounced
from domain.law.deadlines.hours import DEFAULT_OFFICE_HOURS, OfficeHours
from domain.values import ActorId, AgencyId, Article, Encrypted, OfficerId, PersonRef, UnitId


@dataclass(frozen=True, slots=True)
class Profile:
    """Office hours as set from a legal day on (giờ hành chính có hiệu lực từ ngày)."""

    since: date
    sessions: tuple[tuple[time, time], ...]
    basis: Article


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of an agency: its days, its name from each day on, on what it was established (đơn vị)."""

    span: Span
    names: Dated[str]
    basis: Article

    def name(self, day: date) -> str:
        """Its name on a day; before the first day the first one."""
        return on(self.names, day) or self.names[0][1]


@dataclass(frozen=True, slots=True)
class ServicePeriod:
    """A time in which an officer serves: unit and position from each day on, on what basis (thời gian công tác)."""

    span: Span
    places: Dated[tuple[UnitId | None, str | None]]
    basis: Article


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer of an agency: when and where he serves, and with which accounts (cán bộ, công chức).

    encrypted is the name under the key of person, as it was said last.
    """

    services: tuple[ServicePeriod, ...] = ()
    accounts: Dated[tuple[ActorId, ...]] = ()
    person: PersonRef | None = None
    encrypted: Encrypted | None = None

    def service(self, day: date) -> ServicePeriod | None:
        """The service he is in on a day."""
        return next((service for service in reversed(self.services) if service.span.covers(day)), None)

    def signs_in_with(self, account: str, day: date) -> bool:
        """Whether an account is his on a day on which he serves."""
        return self.service(day) is not None and account in (on(self.accounts, day) or ())


# Not slotted: who signs in with which account is looked up anew for each day asked.
@dataclass(frozen=True)
class Agency:
    """An agency that receives or settles dossiers (cơ quan); ``agency`` is None until it is established.

    ``parent`` is the one named last; which one stood above it on a day is the tree's to say. ``profiles`` stand in
    the order of their days; ``outages`` in that of their beginnings, of one beginning the latest announcement;
    ``version`` is how many facts made the agency.
    """

    agency: AgencyId | None = None
    name: str = ""
    level: str | None = None
    parent: AgencyId | None = None
    since: date | None = None
    basis: Article | None = None
    profiles: tuple[Profile, ...] = ()
    units: Mapping[UnitId, Unit] = field(default_factory=dict)
    officers: Mapping[OfficerId, Officer] = field(default_factory=dict)
    outages: tuple[OutageAnnounced, ...] = ()
    version: int = 0

    def office_hours(self, on: date) -> OfficeHours:
        """The office hours in force on a legal day, the default profile when none are set (giờ hành chính)."""
        profile = self.profile(on)
        return DEFAULT_OFFICE_HOURS if profile is None else OfficeHours(profile.sessions)

    def profile(self, on: date) -> Profile | None:
        """The profile in force on a legal day, None when the default one is (giờ hành chính đã quy định)."""
        return next((profile for profile in reversed(self.profiles) if profile.since <= on), None)

    def has_unit(self, unit: str, day: date) -> bool:
        """Whether a unit exists on a day."""
        found = self.units.get(UnitId(unit))
        return found is not None and found.span.covers(day)

    def has_officer(self, officer: str, day: date) -> bool:
        """Whether an officer serves on a day."""
        found = self.officers.get(OfficerId(officer))
        return found is not None and found.service(day) is not None

    def unit_of(self, officer: str, day: date) -> UnitId | None:
        """In which unit an officer serves on a day, None where he serves in none that was named."""
        found = self.officers.get(OfficerId(officer))
        service = None if found is None else found.service(day)
        place = None if service is None else on(service.places, day)
        return None if place is None else place[0]

    def officer_of(self, account: str, day: date) -> OfficerId | None:
        """Who signs in with an account on a day, None where nobody does."""
        return next((id for id, one in self.officers.items() if one.signs_in_with(account, day)), None)


def evolve(state: Agency, event: e.AgencyEvent) -> Agency:
    """The agency after one more fact; for one day the latest that was said holds (cập nhật cơ quan)."""
    known = replace(state, agency=event.agency, version=state.version + 1)
    match event:
        case e.AgencyEstablished():
            return replace(
                known, name=event.name, level=event.level, parent=event.parent, since=event.since, basis=event.basis
            )
        case e.AgencyPlaced():
            return replace(known, parent=event.parent)
        case e.OfficeHoursSet():
            others = tuple(profile for profile in state.profiles if profile.since != event.since)
            profiles = (*others, Profile(event.since, event.sessions, event.basis))
            return replace(known, profiles=tuple(sorted(profiles, key=lambda profile: profile.since)))
        case OutageAnnounced():
            earlier = tuple(outage for outage in state.outages if outage.since != event.since)
            return replace(known, outages=tuple(sorted((*earlier, event), key=lambda outage: outage.since)))
        case e.UnitEstablished() | e.UnitRenamed() | e.UnitClosed():
            return replace(known, units={**state.units, event.unit: _unit(state.units.get(event.unit), event)})
        case e.OfficerAppointed() | e.OfficerTransferred() | e.OfficerDismissed() | e.OfficerAccountsSet():
            officer = _officer(state.officers.get(event.officer, Officer()), event)
            return replace(known, officers={**state.officers, event.officer: officer})
        case _:
            assert_never(event)


def _unit(unit: Unit | None, event: e.UnitEvent) -> Unit:
    before = unit or Unit(Span(event.since), (), event.basis)
    match event:
        case e.UnitEstablished():
            return Unit(Span(event.since), ((event.since, event.name),), event.basis)
        case e.UnitRenamed():
            return replace(before, names=holding_from(before.names, event.since, event.name))
        case e.UnitClosed():
            return replace(before, span=before.span._replace(before=event.since))
        case _:
            assert_never(event)


def _officer(officer: Officer, event: e.OfficerEvent) -> Officer:
    match event:
        case e.OfficerAppointed():
            place = (event.unit, event.position)
            service = ServicePeriod(Span(event.since, event.until), ((event.since, place),), event.basis)
            services = tuple(sorted((*officer.services, service), key=lambda one: one.span.since))
            accounts = holding_from(officer.accounts, event.since, event.accounts)
            return Officer(services, accounts, event.person, event.encrypted)
        case e.OfficerAccountsSet():
            return replace(officer, accounts=holding_from(officer.accounts, event.since, event.accounts))
        case e.OfficerTransferred():
            place = (event.unit, event.position)
            return _changed(
                officer, event.since, lambda one: replace(one, places=holding_from(one.places, event.since, place))
            )
        case e.OfficerDismissed():
            return _changed(officer, event.since, lambda one: replace(one, span=one.span._replace(before=event.since)))
        case _:
            assert_never(event)


def _changed(officer: Officer, day: date, change: Callable[[ServicePeriod], ServicePeriod]) -> Officer:
    """The officer with the service of a day changed; one who serves in none is left as he is."""
    now = officer.service(day)
    return replace(officer, services=tuple(change(one) if one is now else one for one in officer.services))
