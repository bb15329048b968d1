"""The one writer of a process: every waiting append goes to the log in one call (ghi theo nhóm).

A lock held across a flush allows some hundred commits a second however many writers; grouping makes that
lock cheap: one lock, one flush, many commands, each with its own answer. Two groups may be under way on the
connection at once, so that one is made ready while PostgreSQL writes the other.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import psycopg

from application.ports import Answer, Append, Conflict, KeyReused, Placed
from infrastructure.log.call import ANSWER, FactChunks, parameters, sized, statement
from infrastructure.log.mapper import encode
from infrastructure.log.pace import Pace
from infrastructure.log.postgres_instants import instant
from infrastructure.postgres.names import Names
from infrastructure.postgres.wire import Wire, is_passing

MOST_COMMANDS = 512
MOST_BYTES = 8 << 20
UNDER_WAY = 2
TRIES = 5
_position = itemgetter(2)


class Repeated(Exception):
    """The command was answered before; the first and last position of its facts (lệnh đã được trả lời)."""

    def __init__(self, first: int, last: int) -> None:
        super().__init__(f"facts {first} to {last}")
        self.first = first
        self.last = last


@dataclass(slots=True)
class Waiting:
    """An append on its way and whom to answer (lần ghi đang chờ)."""

    append: Append
    answer: asyncio.Future[Answer]
    chunks: list[FactChunks]
    streams: set[str]
    touched: set[str]
    size: int


@dataclass(slots=True)
class Group:
    """Appends that go in one call (nhóm ghi).

    No two bear one key, and none expects a version of a stream that another touches; one register may number many.
    """

    members: list[Waiting] = field(default_factory=list)
    streams: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    keys: set[tuple[str, str]] = field(default_factory=set)
    size: int = 0

    def takes(self, one: Waiting) -> bool:
        """Take one more command in, if it fits."""
        key = (one.append.meta.actor, one.append.meta.key)
        if self.members and (self.size + one.size > MOST_BYTES or key in self.keys):
            return False
        if not (self.touched.isdisjoint(one.streams) and self.streams.isdisjoint(one.touched)):
            return False
        self.members.append(one)
        self.streams |= one.streams
        self.touched |= one.touched
        self.keys.add(key)
        self.size += one.size
        return True


class GroupWriter:
    """Sends appends in groups over one connection (bộ ghi theo nhóm)."""

    def __init__(self, wire: Wire, names: Names, *, stored: Callable[[int], None] = lambda position: None) -> None:
        self._wire = wire
        self._stored = stored
        self._sql = statement(names)
        self._waiting: deque[Waiting] = deque()
        self._under_way = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._planned = False
        self._pace = Pace()

    def append(self, append: Append) -> "asyncio.Future[Answer]":
        """Queue an append; the answer comes when it is on disk.

        What cannot be written down is refused here, alone. Cancelled while it waits it is never sent; cancelled
        on its way it may be recorded, and its key answers for it.
        """
        loop = asyncio.get_running_loop()
        meta = sized(encode(append.meta))
        chunks, size = [], 0
        streams, touched = set[str](), set[str]()
        for fact in append.facts:
            chunk = FactChunks(fact, meta)
            chunks.append(chunk)
            size += chunk.size
            touched.add(fact.stream)
            if fact.want is not None:
                streams.add(fact.stream)
        waiting = Waiting(append, loop.create_future(), chunks, streams, touched, size)
        self._waiting.append(waiting)
        self._plan(loop)
        return waiting.answer

    def _plan(self, loop: asyncio.AbstractEventLoop) -> None:
        """Send after everybody who is ready now has queued, so that they share a call."""
        if not self._planned and self._under_way < UNDER_WAY:
            self._planned = True
            loop.call_soon(self._go, loop)

    def _go(self, loop: asyncio.AbstractEventLoop) -> None:
        self._planned = False
        if self._waiting and self._under_way < UNDER_WAY:
            self._under_way += 1
            task = loop.create_task(self._carry(self._next_group()))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            if self._waiting:
                self._plan(loop)

    def _next_group(self) -> Group:
        group, later = Group(), deque[Waiting]()
        most = MOST_COMMANDS
        loaded = len(self._waiting) > 1
        if self._under_way == 1 and self._pace.halves:
            most = min(most, -(-len(self._waiting) // 2))
        while self._waiting and len(group.members) < most:
            one = self._waiting.popleft()
            if not one.answer.cancelled() and not group.takes(one):
                later.append(one)
        self._waiting.extendleft(reversed(later))
        self._pace.sent(sum(len(one.chunks) for one in group.members), loaded=loaded)
        return group

    async def _carry(self, group: Group) -> None:
        try:
            if group.members:
                await self._send(group)
        except Exception as error:  # the edge of the task: nobody may wait for an answer that does not come
            _fail(group, error)
        finally:
            self._under_way -= 1
            if self._waiting:
                self._plan(asyncio.get_running_loop())

    async def _send(self, group: Group) -> None:
        asked = parameters([(one.append, one.chunks) for one in group.members])
        for attempt in range(1, TRIES + 1):
            try:
                found = await self._wire.ask(self._sql, asked)
            except psycopg.Error as error:
                if not is_passing(error):
                    return await self._one_by_one(group, error)
                if attempt == TRIES:
                    return _fail(group, error)
                await asyncio.sleep(0.05 * 2**attempt)  # the same keys again: what was stored is answered as stored
            else:
                return self._distribute(group, found.get_value(0, 0) or b"")
        return None

    async def _one_by_one(self, group: Group, error: psycopg.Error) -> None:
        """One bad append must not take the others down."""
        if len(group.members) == 1:
            return _fail(group, error)
        for one in group.members:
            await self._send(Group([one]))
        return None

    def _distribute(self, group: Group, answers: bytes) -> None:
        last = 0
        rows: list[list[tuple[Any, ...]]] = [[] for _ in group.members]
        for row in ANSWER.iter_unpack(answers):
            rows[row[0] - 1].append(row)
        for one, found in zip(group.members, rows, strict=True):
            outcome = _outcome(one.append, found) if found else Answer(())  # nothing to record, nothing found
            if found and found[0][1] == b"s":
                last = max(last, found[-1][2])
            _answer(one, outcome)
        if last:
            self._stored(last)


def _outcome(append: Append, rows: list[tuple[Any, ...]]) -> Answer | Exception:
    match rows[0][1]:
        case b"s":
            rows.sort(key=_position)
            at = instant(rows[0][5])
            return Answer(
                tuple(
                    Placed(row[2], fact.stream, row[3], row[4] or None, at, row[6])
                    for row, fact in zip(rows, append.facts, strict=True)
                )
            )
        case b"r":
            return Repeated(rows[0][2], rows[0][3])
        case b"c":
            return Conflict(", ".join(sorted({fact.stream for fact in append.facts if fact.want is not None})))
        case _:
            return KeyReused(append.meta.key)


def _answer(one: Waiting, outcome: Answer | Exception) -> None:
    if one.answer.done():
        return
    if isinstance(outcome, Exception):
        one.answer.set_exception(outcome)
    else:
        one.answer.set_result(outcome)


def _fail(group: Group, error: Exception) -> None:
    for one in group.members:
        _answer(one, error)
