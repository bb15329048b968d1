"""A calendar decision that comes late moves the dates it touches, each with its reason (thay đổi lịch làm việc)."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

from application import streams
from application.access.actors import SYSTEM
from application.case_store import CaseStore
from application.commands.applicable_law import settling_agency
from application.ports import Append, Conflict, Fact, Metadata, NewFact
from application.queries.reads import OpenDossiers
from application.record import record
from domain.calendar.events import CalendarEvent
from domain.calendar.recalculation import DeadlinesRecalculated
from domain.dossier.commands import MoveDeadline
from domain.dossier.events import DeadlineMoved
from domain.dossier.law import Law
from domain.dossier.moving_decisions import decisions_that_moved
from domain.dossier.promise_calculation import moved
from domain.dossier.status import OPEN
from domain.errors import NotPermitted
from domain.log_integrity.decider import SealedFactsLost
from domain.values import DossierId

NAME = "deadline_recalculation"
PAGE = 500
AT_ONCE = 32
_LOGGER = logging.getLogger("hoso.process_managers")


class DeadlineRecalculation:
    """Recalculates promised dates after each decision on the working calendar (tính lại ngày hẹn trả).

    Its commands rest on the dossier's state: a date that has moved follows the newest calendar and does not move
    again. What was done is reported under a key made of its name and the position of the calendar's last decision.
    """

    name = NAME
    topics = tuple(event.TOPIC for event in get_args(CalendarEvent))

    def __init__(self, dossiers: OpenDossiers) -> None:
        self._dossiers = dossiers
        self._recalculated = 0

    async def react(self, store: CaseStore, fact: Fact) -> None:
        """Recalculate, unless that was done after this decision for one that came before it."""
        if fact.version <= self._recalculated:
            return
        _, version = await store.calendar()
        done = await recalculate_deadlines(store, self._dossiers)
        self._recalculated = version
        if done is not None:
            _LOGGER.info("%s: %s open dossiers looked at, %s dates moved", done.basis, done.looked_at, done.moved)


async def recalculate_deadlines(store: CaseStore, dossiers: OpenDossiers) -> DeadlinesRecalculated | None:
    """Let every open dossier follow the calendar as it is now known; None where it has not changed since.

    Each dossier whose date moves gets a fact that names the notice; closed ones never move. What dies half way
    begins again: a date that has moved stays where it is. Raises NotReached while the read models are behind.
    """
    decided = await store.log.facts(streams.CALENDAR)
    reported = await store.log.history(streams.RECALCULATIONS)
    if not decided or (reported and reported[-1].calendar >= decided[-1].version):
        return None
    await dossiers.reached(decided[-1].position)
    events, found = [fact.event for fact in decided], _Found(set(), set())
    await _pass(store, dossiers, decided[-1].position, 0, events, found)
    # Whoever was decided on the old calendar while it changed, and was recorded a moment after it:
    await dossiers.reached(await store.log.head())
    await _pass(store, dossiers, decided[-1].position, decided[-1].position, events, found)
    if not found.looked_at:
        return None
    done = DeadlinesRecalculated(
        calendar=decided[-1].version,
        looked_at=len(found.looked_at),
        moved=len(found.moved),
        basis=decided[-1].event.basis,
        occurred_at=store.clock.now(),
    )
    return done if await _reported(store, done, len(reported) + 1, key=f"{NAME}/{decided[-1].position}") else None


@dataclass(frozen=True, slots=True)
class _Found:
    """The dossiers that rested on an older calendar, and those of them whose date moved."""

    looked_at: set[str]
    moved: set[str]


async def _pass(
    store: CaseStore,
    dossiers: OpenDossiers,
    opened_before: int,
    changed_after: int,
    decided: Sequence[Any],
    found: _Found,
) -> None:
    """Let every open dossier with a date follow that was opened before a position and changed after another."""
    after = 0
    while page := await dossiers.open_dossiers(opened_before, changed_after, after, PAGE):
        after = page[-1][1]
        new = [dossier for dossier, _ in page if dossier not in found.moved]
        for start in range(0, len(new), AT_ONCE):
            some = new[start : start + AT_ONCE]
            moved = await asyncio.gather(*(_follow(store, DossierId(dossier), decided) for dossier in some))
            found.looked_at.update(dossier for dossier, has in zip(some, moved, strict=True) if has is not None)
            found.moved.update(dossier for dossier, has in zip(some, moved, strict=True) if has)


async def _follow(store: CaseStore, dossier: DossierId, decided: Sequence[Any]) -> bool | None:
    """Whether the date moved to this calendar, now or before a crash; None where it never rested on an older one."""
    state = await store.dossier(dossier)
    if state.promise is None or state.status not in OPEN:
        return None
    if state.promise.calendar >= len(decided):
        return await _moved_before(store, dossier, len(decided)) or None
    calendar = await store.calendar_of(settling_agency(None, state))
    law = Law(parameters={}, calendar=calendar, hours=state.promise.hours)
    new = moved(law, state)
    if new is None or new.due_at == state.due_at:
        return False
    because = decisions_that_moved(state, law)
    command = MoveDeadline(dossier=dossier, by=SYSTEM.id, occurred_at=store.clock.now(), because=because)
    try:
        receipt = await record(store, SYSTEM, command)
    except SealedFactsLost:
        raise  # it passes once the loss is explained; to go on would leave this dossier behind for good
    except (NotPermitted, Conflict):
        return None  # it was closed, or decided anew, in this moment
    return receipt.recorded_at is not None


async def _moved_before(store: CaseStore, dossier: DossierId, calendar: int) -> bool:
    """Whether a recalculation that did not come to its end moved the date to this calendar."""
    history = await store.log.history(streams.dossier(dossier))
    return any(isinstance(event, DeadlineMoved) and event.promise.calendar == calendar for event in history)


async def _reported(store: CaseStore, done: DeadlinesRecalculated, version: int, *, key: str) -> bool:
    meta = Metadata(actor=SYSTEM.id, role=SYSTEM.role.value, key=key)
    try:
        await store.log.append(Append([NewFact(streams.RECALCULATIONS, version, done)], meta, b""))
    except Conflict:
        return False  # another server has done the same
    return True
