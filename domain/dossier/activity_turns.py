"""Activities of another system from their beginning to their end, by their transitions (lượt xử lý theo vòng đời).

The transitions are those of the standard lifecycle (IEEE 1849, extension Lifecycle), in capitals or not. Start begins
a turn; complete, withdraw and the aborts end it; suspend interrupts it and resume goes on. To schedule or to assign
is no work yet. An activity that only ends took no time that anybody recorded. What lies between turns is waiting.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from domain.dossier.events import ActivityAdopted
from domain.dossier.holder import NOBODY, Hold, Part, Segment, authority
from domain.values import OfficerId, UnitId

VersionedFact = tuple[int, Any]
_BEGINS = frozenset({"start"})
_ENDS = frozenset({"complete", "withdraw", "pi_abort", "ate_abort", "abort"})
_PAUSES = frozenset({"suspend", "pi_suspend"})
_RESUMES = frozenset({"resume"})
KNOWN_TRANSITIONS = (
    _BEGINS | _ENDS | _PAUSES | _RESUMES
    | {"schedule", "assign", "reassign", "autoskip", "manualskip", "unknown"}
)  # fmt: skip


@dataclass(slots=True)
class ActivityTurn:
    """One turn at an activity: from its start to its end, None while it is not over (lượt xử lý).

    version is that of the fact that began it. spells are the times in which it was worked on, suspensions left out;
    the last one has no end while it goes on.
    """

    activity: str
    hold: Hold
    instance: str | None
    began_at: datetime
    version: int
    spells: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    ended_at: datetime | None = None

    @property
    def worked(self) -> timedelta:
        """Calendar time in which it was worked on, without suspensions."""
        return sum((end - begin for begin, end in self.spells if end is not None), timedelta())

    @property
    def is_running(self) -> bool:
        """Whether somebody works on it now: begun, not over, not suspended."""
        return bool(self.spells) and self.spells[-1][1] is None


@dataclass(frozen=True, slots=True)
class _Move:
    """What an event does to a turn at an instant."""

    at: datetime
    version: int
    does: str
    event: ActivityAdopted


def has_lifecycle(facts: Iterable[VersionedFact]) -> bool:
    """Whether activities tell when they began as well as when they ended; else each lasts until the next one."""
    events = [event for _, event in facts if isinstance(event, ActivityAdopted)]
    if any(event.began_at is not None for event in events):
        return True
    said = {(event.transition or "").lower() for event in events}
    return not said.isdisjoint(_BEGINS) and not said.isdisjoint(_ENDS | _PAUSES)


def turns_of(facts: Sequence[VersionedFact]) -> tuple[ActivityTurn, ...]:
    """Every turn of a history that has lifecycles, in the order of their beginnings."""
    turns: list[ActivityTurn] = []
    for move in _moves(facts):
        _apply(move, turns)
    return tuple(turns)


class Unmatched(NamedTuple):
    """Transitions that have no match in their history (chuyển trạng thái không khớp)."""

    never_ended: int
    never_begun: int
    ended_first: int


def unmatched(facts: Sequence[VersionedFact]) -> Unmatched:
    """Starts that nothing ends, ends that nothing begins, and ends that come before the start of their activity.

    Where no activity of a history has a start, ends need none.
    """
    turns: list[ActivityTurn] = []
    ends: Counter[tuple[str, str | None]] = Counter()
    for move in _moves(facts):
        if move.does in _ENDS and _meant(move, turns) is None:
            ends[move.event.activity, move.event.instance] += 1
        _apply(move, turns)
    if not turns:
        return Unmatched(0, 0, 0)
    begins = Counter((turn.activity, turn.instance) for turn in turns if turn.ended_at is None)
    both = (begins & ends).total()
    return Unmatched(begins.total() - both, ends.total() - both, both)


def segments_of(facts: Sequence[VersionedFact], since: datetime, until: datetime) -> tuple[Segment, ...]:
    """Who worked on it at every instant: of several at once who began last, else it waits (sổ trách nhiệm)."""
    turns: list[ActivityTurn] = []
    found: list[Segment] = []
    waiting, version, cursor = Hold(NOBODY, Part.WAITING, 1), 1, since
    last = waiting
    for move in _moves(facts):
        _apply(move, turns)
        running = [turn.hold for turn in turns if turn.is_running]
        holds = running[-1] if running else last if last.part is Part.WAITING else _waiting(move)
        if holds == last:
            continue
        at = min(max(move.at, cursor), until)
        if at > cursor:
            found.append(Segment(cursor, at, last, version))
        last, cursor, version = holds, at, move.version
    if cursor < until or not found:
        found.append(Segment(cursor, until, last, version))
    return tuple(found)


def _waiting(move: _Move) -> Hold:
    return Hold(NOBODY, Part.WAITING, move.version)


def _moves(facts: Iterable[VersionedFact]) -> list[_Move]:
    """What happened, in order of time; of one instant as the log has it."""
    found = [move for version, event in facts if isinstance(event, ActivityAdopted) for move in _of(version, event)]
    return sorted(found, key=lambda move: move.at)


def _of(version: int, event: ActivityAdopted) -> Iterator[_Move]:
    if event.began_at is not None:
        yield _Move(event.began_at, version, "start", event)
        yield _Move(event.occurred_at, version, "complete", event)
    else:
        yield _Move(event.occurred_at, version, (event.transition or "").lower(), event)


def _apply(move: _Move, turns: list[ActivityTurn]) -> None:
    if move.does in _BEGINS:
        turns.append(_begun(move))
        return
    turn = _meant(move, turns)
    if turn is None:
        return
    if move.does in _ENDS:
        _interrupt(turn, move.at)
        turn.ended_at = move.at
    elif move.does in _PAUSES:
        _interrupt(turn, move.at)
    elif move.does in _RESUMES and not turn.is_running:
        turn.spells.append((move.at, None))


def _interrupt(turn: ActivityTurn, at: datetime) -> None:
    if turn.is_running:
        turn.spells[-1] = turn.spells[-1][0], at


def _begun(move: _Move) -> ActivityTurn:
    event = move.event
    if event.group is None and event.actor is None:
        hold = Hold(NOBODY, Part.UNRECORDED, move.version, event.activity)
    else:
        unit = None if event.group is None else UnitId(event.group)
        officer = None if event.actor is None else OfficerId(event.actor)
        hold = Hold(authority(None, unit, officer), Part.SETTLING, move.version, event.activity)
    return ActivityTurn(event.activity, hold, event.instance, move.at, move.version, [(move.at, None)])


def _meant(move: _Move, turns: Sequence[ActivityTurn]) -> ActivityTurn | None:
    """The turn an event speaks of: of its instance, else of its officer, else the oldest of the activity."""
    event = move.event
    open_ones = [turn for turn in turns if turn.ended_at is None and turn.activity == event.activity]
    if event.began_at is not None:
        return next((turn for turn in open_ones if turn.version == move.version), None)
    if event.instance is not None:
        of_instance = [turn for turn in open_ones if turn.instance == event.instance]
        open_ones = of_instance or [turn for turn in open_ones if turn.instance is None]
    officer = event.actor
    same = [turn for turn in open_ones if officer is not None and turn.hold.holder.officer == officer]
    return next(iter(same or open_ones), None)
