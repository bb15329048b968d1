"""A calendar decision that comes late moves the dates it touches, each with its reason (thay đổi lịch làm việc)."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any, get_args

from application import streams
from application.access.actors import SYSTEM
from application.case_store import CaseStore
from application.ports import Append, Conflict, Fact, Metadata, NewFact
from application.queries.reads import OpenDossiers
from application.record import record
from domain.calendar.events import CalendarEvent
from domain.calendar.recalculation import DeadlinesRecalculated, decisions_since
from domain.dossier.commands import MoveDeadline
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
    looked_at, moved = await _pass(store, dossiers, decided[-1].position, 0, [fact.event for fact in decided])
    # Whoever was decided on the old calendar while it changed, and was recorded a moment after it:
    await dossiers.reached(await store.log.head())
    more = await _pass(store, dossiers, decided[-1].position, decided[-1].position, [fact.event for fact in decided])
    if looked_at == 0:
        return None
    done = DeadlinesRecalculated(
        calendar=decided[-1].version,
        looked_at=looked_at,
        moved=moved + more[1],
        basis=decided[-1].event.basis,
        occurred_at=store.clock.now(),
    )
    return done if await _reported(store, done, len(reported) + 1, key=f"{NAME}/{decided[-1].position}") else None


async def _pass(
    store: CaseStore, dossiers: OpenDossiers, opened_before: int, changed_after: int, decided: Sequence[Any]
) -> tuple[int, int]:
    """Every open dossier with a date that was opened before a position: how many were looked at, how many moved."""
    looked_at = moved = after = 0
    while page := await dossiers.open_dossiers(opened_before, changed_after, after, PAGE):
        after = page[-1][1]
        for start in range(0, len(page), AT_ONCE):
            some = [_follow(store, DossierId(dossier), decided) for dossier, _ in page[start : start + AT_ONCE]]
            found = await asyncio.gather(*some)
            looked_at += sum(result is not None for result in found)
            moved += sum(result is True for result in found)
    return looked_at, moved


async def _follow(store: CaseStore, dossier: DossierId, decided: Sequence[Any]) -> bool | None:
    """Whether the date moved; None where it does not rest on an older calendar."""
    state = await store.dossier(dossier)
    if state.promise is None or state.promise.calendar >= len(decided) or state.status not in OPEN:
        return None
    because = decisions_since(state.promise.calendar, decided)
    command = MoveDeadline(dossier=dossier, by=SYSTEM.id, occurred_at=store.clock.now(), because=because)
    try:
        receipt = await record(store, SYSTEM, command)
    except SealedFactsLost:
        raise  # it passes once the loss is explained; to go on would leave this dossier behind for good
    except (NotPermitted, Conflict):
        return None  # it was closed, or decided anew, in this moment
    return receipt.recorded_at is not None


async def _reported(store: CaseStore, done: DeadlinesRecalculated, version: int, *, key: str) -> bool:
    meta = Metadata(actor=SYSTEM.id, role=SYSTEM.role.value, key=key)
    try:
        await store.log.append(Append([NewFact(streams.RECALCULATIONS, version, done)], meta, b""))
    except Conflict:
        return False  # another server has done the same
    return True
