"""Which decisions about days moved a promised date: those without which it would be the old one (căn cứ thay đổi)."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import combinations

from domain.calendar.events import CalendarDecisionRevoked, CalendarEvent, HolidayDeclared, WorkingDaySwapped
from domain.calendar.state import WorkingCalendar
from domain.dossier.law import Law
from domain.dossier.promise_calculation import moved
from domain.dossier.state import DossierState
from domain.errors import LawNotLoaded
from domain.values import legal_day

_TRIED_ALL = 8
"""Up to so many decisions every choice is tried; of more each is left out in turn, the newest first."""


def decisions_that_moved(state: DossierState, law: Law) -> str:
    """The notices of the new decisions that moved the date, in order, each once (văn bản làm thay đổi ngày hẹn trả).

    They are the fewest without which the date would be the old one and which alone make it the new one. New is what
    the law's calendar knows and the promise does not; a revocation says its reason too. Empty: nothing was promised.
    """
    promise, new = state.promise, moved(law, state)
    if promise is None or new is None:
        return ""
    last = max(new.due_on, state.due_on or new.due_on)
    touching = {
        version: event
        for version, event in enumerate(law.calendar.facts, 1)
        if version > promise.calendar and _touches(event, law.calendar, legal_day(promise.counted_from), last)
    }

    def explains(some: frozenset[int]) -> bool:
        without, alone = _due_without(some, state, law), _due_without(frozenset(touching) - some, state, law)
        return without == state.due_at and alone == new.due_at

    found = frozenset(touching)
    if len(touching) <= _TRIED_ALL:
        found = next((choice for choice in _choices(touching) if explains(choice)), found)
    else:
        for version in sorted(touching, reverse=True):
            found = found - {version} if explains(found - {version}) else found
    return "; ".join(dict.fromkeys(_notice(touching[version]) for version in sorted(found)))


def _choices(decisions: Mapping[int, CalendarEvent]) -> Iterator[frozenset[int]]:
    for size in range(1, len(decisions) + 1):
        yield from map(frozenset, combinations(sorted(decisions), size))


def _due_without(versions: frozenset[int], state: DossierState, law: Law) -> datetime | None:
    calendar = law.calendar.without(versions)
    try:
        found = moved(Law(parameters=law.parameters, calendar=calendar, hours=law.hours), state)
    except LawNotLoaded:
        return None
    return None if found is None else found.due_at


def _touches(event: CalendarEvent, calendar: WorkingCalendar, first: date, last: date) -> bool:
    """Whether a decision is about a day of the count, up to the later date: no other can have moved it."""
    return any(first <= day <= last for day in _days(event, calendar))


def _days(event: CalendarEvent, calendar: WorkingCalendar) -> tuple[date, ...]:
    match event:
        case HolidayDeclared():
            return event.days
        case WorkingDaySwapped():
            return event.day_off, event.make_up
        case CalendarDecisionRevoked():
            return _days(calendar.facts[event.revokes - 1], calendar)
        case _:
            return ()


def _notice(event: CalendarEvent) -> str:
    return f"{event.basis}: {event.reason}" if isinstance(event, CalendarDecisionRevoked) else str(event.basis)
