"""The log on PostgreSQL (nhật ký sự kiện trên PostgreSQL)."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import psycopg
from psycopg.pq.abc import PGresult

from application.ports import Answer, Append, Conflict, Fact, KeyReused, Placed
from domain.values import ActorId
from infrastructure.log.binary import TEXT, array, int8, to_instant, to_int
from infrastructure.log.codec import Decode, decode
from infrastructure.log.fact_reader import COLUMNS, UNDECODABLE, Row, facts_of
from infrastructure.log.group_writer import GroupWriter, Repeated
from infrastructure.log.known_facts import KnownFacts, NothingKnown
from infrastructure.postgres.commits import LOOK, obstacle_of
from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.wire import Parameters, Unreachable, Wire, is_passing

_LOGGER = logging.getLogger("hoso.log")


OUR_TERMS = (
    "SET synchronous_commit TO on",
    "SET default_transaction_isolation TO 'read committed'",
    "SET standard_conforming_strings TO on",
)
"""Whatever server or role were set to otherwise: an answer is on disk, what is read under the lock is the newest, and
the functions that make leaves read their literals as they were written."""

ONE_PLAN = (
    "SET plan_cache_mode TO force_generic_plan",
    "SET enable_seqscan TO off",
    "SET enable_hashjoin TO off",
    "SET enable_mergejoin TO off",
    "SET jit TO off",
)
"""One plan for good, by index: a plan made while the tables were small must not scan them when they are large."""


STALLED_SECONDS = 5.0
STALLED = "look for a synchronous standby that is missing (synchronous_standby_names), or for who holds a lock"
BETWEEN_NOTIFIES = 0.02
"""Seconds: the first group after a pause is announced at once, a busy log fifty times a second."""


class PostgresLog:
    """Reads and appends over two pipelined connections as the application role (nhật ký sự kiện)."""

    def __init__(
        self,
        url: str,
        names: SchemaNames,
        *,
        stored: Callable[[int], None] = lambda position: None,
        decode: Decode = decode,
        held: KnownFacts | None = None,
    ) -> None:
        role = [f"SET ROLE {names.app}", *OUR_TERMS]
        self._read = Wire(url, first=role)
        self._write = Wire(url, first=[*role, *ONE_PLAN])
        self._on_stored = stored
        self._decode = decode
        self._notify = f"SELECT pg_notify('{names.channel}', '')"
        self._notifying: asyncio.Task[None] | None = None
        self._to_notify = False
        self._writer = GroupWriter(
            self._write, names, known=self._known, stored=self._moved, held=held or NothingKnown()
        )
        self.stored = 0
        fact = f"{names.log}.fact"
        self._history = (
            f"SELECT topic, body FROM {fact} WHERE stream = $1::text AND version > $2::int8 ORDER BY version"
        )
        self._one = f"SELECT topic, body FROM {fact} WHERE stream = $1::text AND version = $2::int8"
        self._stream = f"SELECT {COLUMNS} FROM {fact} WHERE stream = $1::text ORDER BY version"
        self._tail = f"SELECT {COLUMNS} FROM {fact} WHERE position > $1::int8 ORDER BY position LIMIT $2::int8"
        self._placed = (
            f"SELECT position, stream, version, number, recorded_at, leaf FROM {fact} "
            "WHERE position BETWEEN $1::int8 AND $2::int8 ORDER BY position"
        )
        # Positions are dense and recorded_at grows with them: halving finds the place without an index of its own.
        self._seek = (
            f"WITH RECURSIVE seek(low, high) AS (SELECT 0::int8, coalesce(max(position), 0) FROM {fact} UNION ALL "
            "SELECT CASE WHEN f.recorded_at <= $1::text::timestamptz THEN f.position ELSE s.low END, "
            "CASE WHEN f.recorded_at <= $1::text::timestamptz THEN s.high ELSE f.position - 1 END "
            f"FROM seek s JOIN {fact} f ON f.position = (s.low + s.high + 1) / 2 WHERE s.low < s.high) "
            "SELECT low FROM seek WHERE low = high"
        )
        self._leaves = (
            f"SELECT string_agg(leaf, '' ORDER BY position) FROM {fact} WHERE position BETWEEN $1::int8 AND $2::int8"
        )
        self._head = f"SELECT coalesce(max(position), 0) FROM {fact}"
        command = f"{names.log}.command"
        self._answer = f"SELECT digest, first, last FROM {command} WHERE actor = $1::text AND key = $2::text"
        self._answered = (
            "SELECT k.place FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS k(actor, key, place) "
            f"JOIN {command} c ON c.actor = k.actor AND c.key = k.key"
        )

    async def append(self, append: Append) -> Answer:
        """Record facts in the group that leaves next. Raises Conflict, KeyReused, Unreachable, psycopg.Error."""
        try:
            return await self._writer.append(append)
        except (Repeated, Conflict):
            answer = await self.answer_to(append.meta.actor, append.meta.key, append.digest)
            if answer is None:
                raise
            return answer
        except psycopg.Error as error:
            if is_passing(error):
                raise Unreachable from error
            raise

    async def obstacle(self) -> str | None:
        """What keeps the log from being written, though it can be read; None for nothing."""
        found = await self.look(LOOK, ())
        word = (found.get_value(0, 0) or b"").decode()
        if (said := obstacle_of(word)) is not None:
            return said
        waits = self._writer.waits_for
        return None if waits < STALLED_SECONDS else f"PostgreSQL has confirmed nothing for {waits:.0f} s: {STALLED}"

    async def answer_to(self, actor: ActorId, key: str, digest: bytes) -> Answer | None:
        """What the command was answered before, or None. Raises KeyReused for another payload."""
        found = await self.look(self._answer, (actor.encode(), key.encode()))
        if not found.ntuples:
            return None
        if found.get_value(0, 0) != digest:
            raise KeyReused(key)
        first, last = found.get_value(0, 1), found.get_value(0, 2)
        return await self._repeated(to_int(first) if first else None, to_int(last) if last else None)

    async def history(self, stream: str, *, after: int = 0) -> list[Any]:
        """The events of a stream beyond a version, in order. Raises UnreadableFact."""
        rows = await self.look(self._history, (stream.encode(), int8(after)))
        value, decode = rows.get_value, self._decode
        try:
            return [decode((value(n, 0) or b"").decode(), value(n, 1) or b"") for n in range(rows.ntuples)]
        except UNDECODABLE:
            await self.facts(stream)  # the whole fact is read, for the error names its place
            raise

    async def facts(self, stream: str) -> list[Fact]:
        """The facts of a stream with their envelopes. Raises UnreadableFact."""
        return self._facts(await self.look(self._stream, (stream.encode(),)))

    async def event_at(self, stream: str, version: int) -> Any | None:
        """One event of a stream, or None. Raises UnreadableFact."""
        found = await self.look(self._one, (stream.encode(), int8(version)))
        if not found.ntuples:
            return None
        try:
            return self._decode((found.get_value(0, 0) or b"").decode(), found.get_value(0, 1) or b"")
        except UNDECODABLE:
            await self.facts(stream)
            raise

    async def tail(self, after: int, limit: int) -> list[Fact]:
        """Facts of the whole log beyond a position, in order. Raises UnreadableFact."""
        return self._facts(await self.look(self._tail, (int8(after), int8(limit))))

    async def head(self) -> int:
        """Position of the last fact, 0 for an empty log."""
        found = await self.look(self._head)
        return to_int(found.get_value(0, 0) or b"")

    async def leaves(self, first: int, last: int) -> list[bytes]:
        """The leaves stored at a range of positions, in order; fewer where the log ends."""
        found = await self.look(self._leaves, (int8(first), int8(last)))
        raw = found.get_value(0, 0) or b""
        return [raw[at : at + 32] for at in range(0, len(raw), 32)]

    async def position_at(self, instant: datetime) -> int:
        """Position of the last fact recorded by an instant, 0 where there is none."""
        found = await self.look(self._seek, (instant.isoformat().encode(),))
        return to_int(found.get_value(0, 0) or b"")

    async def look(self, sql: str, parameters: Parameters = ()) -> PGresult:
        """Ask something that changes nothing. Raises Unreachable."""
        return await self._read.look(sql, parameters)

    def close(self) -> None:
        """Hang up both connections."""
        self._to_notify = False
        self._read.close()
        self._write.close()

    def _moved(self, position: int) -> None:
        """Facts are on disk: wake followers here at once, others by one NOTIFY after the commit, never inside it."""
        self.stored = position
        self._on_stored(position)
        self._to_notify = True
        if self._notifying is None or self._notifying.done():
            self._notifying = asyncio.get_running_loop().create_task(self._notify_others())

    async def _notify_others(self) -> None:
        """One task, ending with its loop: announces, and rests between announcements, as long as facts come."""
        while self._to_notify:
            self._to_notify = False
            try:
                await self.look(self._notify)
            except psycopg.InterfaceError:
                return  # closed meanwhile: followers look by themselves
            except psycopg.Error:
                _LOGGER.warning("followers elsewhere could not be notified; they look by themselves every second")
            await asyncio.sleep(BETWEEN_NOTIFIES)

    async def _known(self, appends: Sequence[Append]) -> set[int]:
        """The places of those whose key was answered before."""
        actors = array(TEXT, [append.meta.actor.encode() for append in appends])
        keys = array(TEXT, [append.meta.key.encode() for append in appends])
        found = await self.look(self._answered, (actors, keys))
        return {to_int(found.get_value(row, 0) or b"") - 1 for row in range(found.ntuples)}

    def _facts(self, rows: PGresult) -> list[Fact]:
        stored = (_row([rows.get_value(n, column) for column in range(9)]) for n in range(rows.ntuples))
        return list(facts_of(stored, self._decode))

    async def _repeated(self, first: int | None, last: int | None) -> Answer:
        if first is None or last is None:
            return Answer((), repeated=True)
        rows = await self.look(self._placed, (int8(first), int8(last)))
        placed = [_placed([rows.get_value(n, column) for column in range(6)]) for n in range(rows.ntuples)]
        return Answer(tuple(placed), repeated=True)


def _placed(row: list[Any]) -> Placed:
    return Placed(
        position=to_int(row[0]),
        stream=row[1].decode(),
        version=to_int(row[2]),
        number=None if row[3] is None else to_int(row[3]),
        recorded_at=to_instant(row[4]),
        leaf=row[5],
    )


def _row(raw: list[Any]) -> Row:
    """The columns of a fact out of their binary form."""
    position, stream, version, topic, body, recorded_at, number, meta, leaf = raw
    return (
        to_int(position),
        stream.decode(),
        to_int(version),
        topic.decode(),
        body,
        to_instant(recorded_at),
        None if number is None else to_int(number),
        meta,
        leaf,
    )
