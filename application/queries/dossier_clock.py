"""When a dossier is due and why, derived again from its own facts (thời hạn và bảng tính)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import reduce
from typing import Any

from application import streams
from application.case_store import CaseStore
from application.ports import Fact
from domain.calendar.state import WorkingCalendar
from domain.calendar.state import evolve as evolve_calendar
from domain.dossier.events import DeadlineExtended
from domain.dossier.promise import Promise
from domain.dossier.state import DossierState, SupplementAwaited
from domain.dossier.status import OPEN, Status
from domain.dossier.timeliness import late_after, term
from domain.dossier.verdict_reason import ReasonedVerdict, reasoned_verdict
from domain.law.deadlines import DayCount, Elapsed, elapsed, explain


class ClockState(StrEnum):
    """What the clock of a dossier does (trạng thái thời hạn)."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Apology:
    """The apology that put the date off, where it stands in the log, and both dates (xin lỗi, hẹn lại; Mẫu 04)."""

    position: int
    article: str
    apologised_at: datetime
    was_due_at: datetime
    new_due_at: datetime
    in_time: bool


@dataclass(frozen=True, slots=True)
class DossierClock:
    """The promised date with its derivation (thời hạn giải quyết).

    due_at is what binds now, promised_at what was first promised; day_count is None where nothing was promised.
    awaits_notice are years on the way whose official days off are still to come.
    elapsed is how much is used and left now, of a decided dossier when it was decided, of a waiting one since then.
    """

    state: ClockState
    due_on: date | None
    due_at: datetime | None
    promised_at: datetime | None
    promise: Promise | None
    day_count: DayCount | None
    elapsed: Elapsed | None
    extended: bool
    awaits_notice: tuple[int, ...] = ()
    verdict: ReasonedVerdict | None = None
    late_after: datetime | None = None
    apology: Apology | None = None


async def dossier_clock(
    store: CaseStore, state: DossierState, facts: Iterable[Fact], at: datetime | None = None
) -> DossierClock:
    """The clock of a dossier at an instant, now when none is named; facts are its own, for the place of an apology.

    late_after is what counts for lateness, also after an apology (R37); verdict says how it stands and why.

    Its calendar is the one known when the date was computed, so no law is asked.
    """
    deadline = state.deadline
    if deadline is None:
        judged, known = reasoned_verdict(state, at or store.clock.now()), term(state)
        return DossierClock(
            _state(state),
            None,
            state.due_at,
            None,
            None,
            None,
            None,
            extended=False,
            verdict=judged,
            late_after=known and known.late_after,
        )
    promise = deadline.promise
    calendar = await calendar_known(store, promise)
    day_count = explain(promise.counted_from, promise.limit, promise.hours, calendar, promise.pauses)
    until = state.ended_at or state.paused_since or at or store.clock.now()
    spent = elapsed(day_count, promise.hours, calendar, until)
    return DossierClock(
        _state(state),
        deadline.due_on,
        deadline.due_at,
        deadline.promised_at,
        promise,
        day_count,
        spent,
        extended=state.extensions > 0,
        awaits_notice=await _still_awaited(store, promise, at),
        verdict=reasoned_verdict(state, at or store.clock.now()),
        late_after=late_after(promise),
        apology=_apology(facts),
    )


def _apology(facts: Iterable[Fact]) -> Apology | None:
    """The last apology among facts, None where none was made."""
    found = None
    for fact in facts:
        if isinstance(fact.event, DeadlineExtended):
            x = fact.event
            found = Apology(fact.position, x.basis, x.occurred_at, x.was_due_at, x.new_due_at, x.in_time)
    return found


async def derive(store: CaseStore, promise: Promise) -> DayCount:
    """The day count of a promise from its recorded inputs (bảng tính thời hạn)."""
    calendar = await calendar_known(store, promise)
    return explain(promise.counted_from, promise.limit, promise.hours, calendar, promise.pauses)


async def calendar_known(store: CaseStore, promise: Promise) -> WorkingCalendar:
    """The working calendar as it was known when a date was computed (lịch làm việc khi tính)."""
    return _folded((await store.log.history(streams.CALENDAR))[: promise.calendar]).counting(promise.agency_decisions)


async def _still_awaited(store: CaseStore, promise: Promise, at: datetime | None) -> tuple[int, ...]:
    """The years whose notice had not come by an instant."""
    if not promise.awaits_notice:
        return ()
    decided = [x for x in await store.log.history(streams.CALENDAR) if at is None or x.occurred_at <= at]
    return tuple(year for year in promise.awaits_notice if year in _folded(decided).awaited)


def _folded(decided: Iterable[Any]) -> WorkingCalendar:
    return reduce(evolve_calendar, decided, WorkingCalendar())


def _state(state: DossierState) -> ClockState:
    if state.status is None:
        return (
            ClockState.UNKNOWN if state.due_at is None else ClockState.ENDED if state.ended_at else ClockState.RUNNING
        )
    if state.status is Status.REGISTERED:
        return ClockState.NOT_STARTED
    if state.status not in OPEN:
        return ClockState.ENDED
    if state.promise is None:
        # asked for papers before it was taken in: its clock starts with the complete dossier, as before the request
        not_taken_in = isinstance(state.waiting, SupplementAwaited) and state.waiting.came_from is Status.REGISTERED
        return ClockState.NOT_STARTED if state.acceptance is None and not_taken_in else ClockState.UNKNOWN
    waiting = state.status in (Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT)
    return ClockState.PAUSED if waiting or state.exclusion else ClockState.RUNNING
