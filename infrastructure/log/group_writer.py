"""The one writer of a process: every waiting append goes to the log in one call (ghi theo nhóm).

A lock held across a flush allows some hundred commits a second however many writers; grouping makes the
head row cheap: one lock, one flush, many commands, each with its own answer.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg.pq.abc import PGresult

from application.ports import Answer, Append, Conflict, KeyReused, Placed
from infrastructure.log.binary import BYTEA, INT4, INT8, TEXT, array, int4, int8, to_instant, to_int
from infrastructure.log.mapper import encode
from infrastructure.postgres.names import Names
from infrastructure.postgres.wire import Wire

MOST_COMMANDS = 512
MOST_BYTES = 8 << 20
TRIES = 5


@dataclass(slots=True)
class _Waiting:
    append: Append
    answer: asyncio.Future[Answer]
    streams: frozenset[str]
    bodies: list[bytes]
    size: int


@dataclass(slots=True)
class _Group:
    members: list[_Waiting] = field(default_factory=list)
    streams: set[str] = field(default_factory=set)
    keys: set[tuple[str, str]] = field(default_factory=set)
    size: int = 0

    def takes(self, one: _Waiting) -> bool:
        """Whether one more command fits: two that touch one stream, or bear one key, must not share a call."""
        full = len(self.members) >= MOST_COMMANDS or (self.members and self.size + one.size > MOST_BYTES)
        key = (one.append.meta.actor, one.append.meta.key)
        return not full and self.streams.isdisjoint(one.streams) and key not in self.keys

    def add(self, one: _Waiting) -> None:
        self.members.append(one)
        self.streams |= one.streams
        self.keys.add((one.append.meta.actor, one.append.meta.key))
        self.size += one.size


class GroupWriter:
    """Sends appends in groups, one group in flight at a time (bộ ghi theo nhóm)."""

    def __init__(self, wire: Wire, names: Names, *, stored: Callable[[int], None] = lambda position: None) -> None:
        self._wire = wire
        self._stored = stored
        self._waiting: deque[_Waiting] = deque()
        self._busy = False
        self._sql = (
            "SELECT command, outcome, position, version, number, recorded_at, leaf FROM "
            f"{names.log}.append($1::int4[],$2::text[],$3::int8[],$4::int4[],$5::int4[],$6::text[],$7::bytea[],"
            "$8::bytea[],$9::text[],$10::text[],$11::bytea[],$12::int4[],$13::int4[])"
        )

    def append(self, append: Append) -> "asyncio.Future[Answer]":
        """Queue an append; the answer comes when it is on disk."""
        loop = asyncio.get_running_loop()
        bodies = [encode(fact.event) for fact in append.facts]
        waiting = _Waiting(
            append,
            loop.create_future(),
            frozenset(fact.stream for fact in append.facts if fact.want is not None),
            bodies,
            sum(map(len, bodies)),
        )
        self._waiting.append(waiting)
        if not self._busy:
            self._busy = True
            loop.call_soon(self._start)
        return waiting.answer

    def _start(self) -> None:
        asyncio.get_running_loop().create_task(self._drain())

    async def _drain(self) -> None:
        try:
            while self._waiting:
                await self._send(self._next_group())
        finally:
            self._busy = False

    def _next_group(self) -> _Group:
        group, later = _Group(), deque[_Waiting]()
        while self._waiting and len(group.members) < MOST_COMMANDS:
            one = self._waiting.popleft()
            if group.takes(one):
                group.add(one)
            else:
                later.append(one)
        self._waiting.extendleft(reversed(later))
        return group

    async def _send(self, group: _Group) -> None:
        parameters = _parameters(group)
        for attempt in range(TRIES):
            try:
                result = await self._wire.ask(self._sql, parameters)
            except (psycopg.OperationalError, psycopg.errors.ReadOnlySqlTransaction) as error:
                if attempt + 1 == TRIES:
                    _fail(group, error)
                    return
                await asyncio.sleep(0.05 * 2**attempt)  # the same keys again: what was stored is answered as stored
            except psycopg.Error as error:
                if len(group.members) == 1:
                    _fail(group, error)
                    return
                for one in group.members:  # one bad append must not take the others down
                    alone = _Group()
                    alone.add(one)
                    await self._send(alone)
                return
            else:
                self._distribute(group, result)
                return

    def _distribute(self, group: _Group, result: PGresult) -> None:
        rows: dict[int, list[tuple[Any, ...]]] = {}
        last = 0
        for n in range(result.ntuples):
            row = tuple(result.get_value(n, column) for column in range(7))
            rows.setdefault(to_int(row[0] or b""), []).append(row)
        for n, one in enumerate(group.members, start=1):
            if one.answer.done():
                continue
            outcome = _outcome(one.append, rows.get(n, []))
            if isinstance(outcome, Exception):
                one.answer.set_exception(outcome)
                continue
            last = max(last, outcome.position or 0)
            one.answer.set_result(outcome)
        if last:
            self._stored(last)


def _outcome(append: Append, rows: list[tuple[Any, ...]]) -> Answer | Exception:
    if not rows:
        return Answer(())
    match rows[0][1]:
        case b"stored":
            rows.sort(key=lambda row: row[2])
            at = to_instant(rows[0][5])
            return Answer(
                tuple(
                    Placed(to_int(row[2]), fact.stream, to_int(row[3]), to_int(row[4]) if row[4] else None, at, row[6])
                    for row, fact in zip(rows, append.facts, strict=True)
                )
            )
        case b"repeated":
            return Repeated(to_int(rows[0][2]) if rows[0][2] else None, to_int(rows[0][3]) if rows[0][3] else None)
        case b"conflict":
            return Conflict(", ".join(sorted({fact.stream for fact in append.facts if fact.want is not None})))
        case _:
            return KeyReused(append.meta.key)


class Repeated(Exception):
    """The command was answered before; the first and last position of its facts (lệnh đã được trả lời)."""

    def __init__(self, first: int | None, last: int | None) -> None:
        super().__init__(f"facts {first} to {last}")
        self.first = first
        self.last = last


def _fail(group: _Group, error: Exception) -> None:
    for one in group.members:
        if not one.answer.done():
            one.answer.set_exception(error)


def _parameters(group: _Group) -> list[bytes | None]:
    commands: list[bytes] = []
    streams: list[bytes] = []
    wants: list[bytes | None] = []
    ranks: list[bytes] = []
    numbered: list[bytes | None] = []
    topics: list[bytes] = []
    metas: list[bytes] = []
    bodies: list[bytes] = []
    firsts: list[bytes | None] = []
    lasts: list[bytes | None] = []
    seen: dict[str, int] = {}
    for n, one in enumerate(group.members, start=1):
        start = len(streams)
        meta, number = encode(one.append.meta), int4(n)
        for fact, body in zip(one.append.facts, one.bodies, strict=True):
            rank = seen[fact.stream] = seen.get(fact.stream, -1) + 1
            commands.append(number)
            streams.append(fact.stream.encode())
            wants.append(None if fact.want is None else int8(fact.want))
            ranks.append(int4(rank))
            numbered.append(None if fact.numbered_by is None else int4(start + fact.numbered_by + 1))
            topics.append(fact.event.TOPIC.encode())
            metas.append(meta)
            bodies.append(body)
        empty = len(streams) == start
        firsts.append(None if empty else int4(start + 1))
        lasts.append(None if empty else int4(len(streams)))
    appends = [one.append for one in group.members]
    return [
        array(INT4, commands),
        array(TEXT, streams),
        array(INT8, wants),
        array(INT4, ranks),
        array(INT4, numbered),
        array(TEXT, topics),
        array(BYTEA, metas),
        array(BYTEA, bodies),
        array(TEXT, [append.meta.actor.encode() for append in appends]),
        array(TEXT, [append.meta.key.encode() for append in appends]),
        array(BYTEA, [append.digest for append in appends]),
        array(INT4, firsts),
        array(INT4, lasts),
    ]
