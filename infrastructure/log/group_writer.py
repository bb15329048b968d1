"""The one writer of a process: every waiting append goes to the log in one call (ghi theo nhóm).

A lock held across a flush allows some hundred commits a second however many writers; grouping makes that
lock cheap: one lock, one flush, many commands, each with its own answer. Two groups may be under way on the
connection at once, so that one is made ready while PostgreSQL writes the other.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import psycopg
from psycopg import errors

from application import streams
from application.ports import Answer, Append, Conflict, Placed
from domain.log_integrity.decider import sealed_facts_lost
from infrastructure.log.call import HEAD, ROW, Chunks, chunks, known, parameters, sized, statement
from infrastructure.log.codec import encode_metadata
from infrastructure.log.known_facts import KnownFact, KnownFacts
from infrastructure.log.pace import Pace
from infrastructure.log.postgres_instants import instant
from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.wire import TRIES, Unreachable, Wire, is_passing

MOST_COMMANDS = 512
MOST_BYTES = 8 << 20
PATIENCE_SECONDS = 15.0
"""How long PostgreSQL may take to confirm a group, before whoever waits is told to ask again under the same key."""


class Repeated(Exception):
    """The key of the command was answered before (lệnh đã được trả lời)."""


class PendingAppend(NamedTuple):
    """An append on its way and whom to answer (lần ghi đang chờ)."""

    append: Append
    answer: "asyncio.Future[Answer]"
    chunks: list[Chunks]
    size: int


@dataclass(slots=True)
class AppendGroup:
    """Appends that go in one call (nhóm ghi).

    No two bear one key, and none expects a version of a stream that another touches; one register may number many.
    """

    members: list[PendingAppend] = field(default_factory=list)
    streams: dict[str, bool] = field(default_factory=dict)
    """The streams that are touched, and whether a version is expected of them."""
    keys: set[tuple[str, str]] = field(default_factory=set)
    size: int = 0

    def takes(self, one: PendingAppend) -> bool:
        """Take one more command in, if it fits."""
        append = one.append
        key = (append.meta.actor, append.meta.key)
        if key in self.keys or (self.size + one.size > MOST_BYTES and self.members):
            return False
        for fact in append.facts:
            expected = self.streams.get(fact.stream)
            if expected or (expected is not None and fact.want is not None):
                return False
        for fact in append.facts:
            self.streams[fact.stream] = fact.want is not None or self.streams.get(fact.stream, False)
        self.members.append(one)
        self.keys.add(key)
        self.size += one.size
        return True


class GroupWriter:
    """Sends appends in groups over one connection (bộ ghi theo nhóm).

    known tells which of some commands were answered before; stored is called with the last position of every group.
    held is what the log must hold: where the database lacks it, whatever it is now, nothing is recorded there.
    """

    def __init__(
        self,
        wire: Wire,
        names: SchemaNames,
        *,
        known: Callable[[Sequence[Append]], Awaitable[set[int]]],
        stored: Callable[[int], None],
        held: KnownFacts,
    ) -> None:
        self._wire = wire
        self._known = known
        self._stored = stored
        self._held = held
        self._sql = statement(names)
        self._waiting: deque[PendingAppend] = deque()
        self._under_way = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._planned = False
        self._pace = Pace()
        self._sent_at: dict[int, float] = {}
        self._giving_up: dict[int, asyncio.TimerHandle] = {}

    @property
    def waits_for(self) -> float:
        """Seconds that the oldest group under way waits for PostgreSQL; 0 where none does."""
        if not self._sent_at:
            return 0.0
        return asyncio.get_running_loop().time() - min(self._sent_at.values())

    def append(self, append: Append) -> "asyncio.Future[Answer]":
        """Queue an append; the answer comes when it is on disk.

        What cannot be written down is refused here, alone. Cancelled while it waits it is never sent; cancelled
        on its way it may be recorded, and its key answers for it.
        """
        loop = asyncio.get_running_loop()
        meta = sized(encode_metadata(append.meta))
        pieces = [chunks(fact, meta) for fact in append.facts]
        size = sum([len(body) for _, _, _, _, body in pieces]) + len(meta) * len(pieces)
        waiting = PendingAppend(append, loop.create_future(), pieces, size)
        self._waiting.append(waiting)
        self._plan(loop)
        return waiting.answer

    def _plan(self, loop: asyncio.AbstractEventLoop) -> None:
        """Send after everybody who is ready now has queued, so that they share a call."""
        if not self._planned and self._under_way < self._pace.under_way:
            self._planned = True
            loop.call_soon(self._go, loop)

    def _go(self, loop: asyncio.AbstractEventLoop) -> None:
        self._planned = False
        if self._waiting and self._under_way < self._pace.under_way:
            self._under_way += 1
            task = loop.create_task(self._carry(self._next_group()))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            if self._waiting:
                self._plan(loop)

    def _next_group(self) -> AppendGroup:
        group, later = AppendGroup(), deque[PendingAppend]()
        most = MOST_COMMANDS
        loaded = len(self._waiting) > 1
        if self._under_way < self._pace.under_way:  # another may follow at once: leave it half
            most = min(most, -(-len(self._waiting) // 2))
        while self._waiting and len(group.members) < most:
            one = self._waiting.popleft()
            if not one.answer.done() and not group.takes(one):
                later.append(one)
        self._waiting.extendleft(reversed(later))
        self._pace.sent(sum([len(one.chunks) for one in group.members]), loaded=loaded)
        return group

    async def _carry(self, group: AppendGroup) -> None:
        loop = asyncio.get_running_loop()
        self._sent_at[id(group)] = loop.time()
        self._giving_up[id(group)] = loop.call_later(PATIENCE_SECONDS, self._give_up, group, loop)
        try:
            if group.members:
                await self._send(group)
        except Exception as error:  # the edge of the task: nobody may wait for an answer that does not come
            _fail(group.members, error)
        finally:
            self._giving_up.pop(id(group)).cancel()
            del self._sent_at[id(group)]
            self._under_way -= 1
            if self._waiting:
                self._plan(loop)

    def _give_up(self, group: AppendGroup, loop: asyncio.AbstractEventLoop) -> None:
        """Nobody waits for ever: what is under way may be recorded yet, and its key answers for it then.

        What waits behind it is not sent at all.
        """
        _fail(group.members, Unreachable())
        _fail(self._waiting, Unreachable())
        self._giving_up[id(group)] = loop.call_later(PATIENCE_SECONDS, self._give_up, group, loop)

    async def _send(self, group: AppendGroup) -> None:
        asked = parameters([(one.append, one.chunks) for one in group.members])
        for attempt in range(1, TRIES + 1):
            try:
                found = await self._wire.ask(self._sql, asked + known(self._held.expected()))
            except errors.UniqueViolation as error:
                return await self._without_the_answered(group, error)
            except psycopg.Error as error:
                if not is_passing(error):
                    return await self._one_by_one(group, error)
                if attempt == TRIES:
                    return _fail(group.members, error)
                await asyncio.sleep(0.05 * 2**attempt)  # the same keys again: what was stored is answered as stored
            else:
                answer = found.get_value(0, 0)
                if answer is not None:
                    return self._distribute(group, answer)
                missing = await self._held.missing()
                if missing is not None or attempt == TRIES:
                    return await self._refuse(group, missing or {})
        return None

    async def _refuse(self, group: AppendGroup, missing: Mapping[str, str]) -> None:
        """The log lacks what it is known to hold: only what explains that is recorded on top."""
        explaining = [one for one in group.members if _explains(one.append)]
        _fail([one for one in group.members if one not in explaining], sealed_facts_lost(missing))
        answered = set(await self._known([one.append for one in explaining]))
        _fail([explaining[place] for place in answered], Repeated())
        explaining = [one for place, one in enumerate(explaining) if place not in answered]
        if explaining:
            asked = parameters([(one.append, one.chunks) for one in explaining])
            found = await self._wire.ask(self._sql, asked + known(()))
            self._distribute(AppendGroup(explaining), found.get_value(0, 0) or b"")

    async def _without_the_answered(self, group: AppendGroup, error: psycopg.Error) -> None:
        """A key was answered before: answer so whom it concerns, and send the others without it."""
        known = await self._known([one.append for one in group.members])
        if not known:
            return await self._one_by_one(group, error)
        _fail([group.members[place] for place in known], Repeated())
        others = [one for place, one in enumerate(group.members) if place not in known]
        if others:
            await self._send(AppendGroup(others))
        return None

    async def _one_by_one(self, group: AppendGroup, error: psycopg.Error) -> None:
        """One bad append must not take the others down."""
        if len(group.members) == 1:
            return _fail(group.members, error)
        for one in group.members:
            await self._send(AppendGroup([one]))
        return None

    def _distribute(self, group: AppendGroup, answer: bytes) -> None:
        head, micros = HEAD.unpack_from(answer)
        at = instant(micros)
        position, last = head, b""
        rows = ROW.iter_unpack(answer[HEAD.size :])
        for one in group.members:
            placed = []
            for fact in one.append.facts:
                version, number, leaf = next(rows)
                if version >= 0:
                    position, last = position + 1, leaf
                    placed.append(Placed(position, fact.stream, version, number or None, at, leaf))
            if one.answer.done():
                continue
            if len(placed) == len(one.chunks):
                one.answer.set_result(Answer(tuple(placed)))
            else:
                one.answer.set_exception(Conflict(_expected(one.append)))
        if position > head:
            if not all(_explains(one.append) for one in group.members):  # what tells of a loss makes none forgotten
                self._held.acknowledged(KnownFact(position, last), at)
            self._stored(position)


def _expected(append: Append) -> str:
    return ", ".join(sorted({fact.stream for fact in append.facts if fact.want is not None}))


def _explains(append: Append) -> bool:
    """Whether an append tells of a restore, or which program does."""
    return all(fact.stream in (streams.RESTORES, streams.CODE) for fact in append.facts)


def _fail(members: Iterable[PendingAppend], error: Exception) -> None:
    for one in members:
        if not one.answer.done():
            one.answer.set_exception(error)
