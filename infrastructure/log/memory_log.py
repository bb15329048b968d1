"""The log in memory, for rules and scenarios that need no server (nhật ký trong bộ nhớ).

The same contract as the one on PostgreSQL, leaves included; one contract suite runs on both.
"""

from datetime import UTC, datetime
from typing import Any

from application.ports import Answer, Append, Conflict, Fact, KeyReused, NewFact, Placed
from domain.values import ActorId
from infrastructure.log.leaf import leaf
from infrastructure.log.mapper import decode, decode_metadata, encode


class MemoryLog:
    """A log that ends with the process (nhật ký trong bộ nhớ)."""

    def __init__(self) -> None:
        self._facts: list[Fact] = []
        self._streams: dict[str, list[Fact]] = {}
        self._commands: dict[tuple[str, str], tuple[bytes, Answer]] = {}

    async def append(self, append: Append) -> Answer:
        """Record facts at once. Raises Conflict, KeyReused."""
        known = await self.answer_to(append.meta.actor, append.meta.key, append.digest)
        if known is not None:
            return known
        self._check(append)
        recorded_at = max([datetime.now(UTC), *(fact.recorded_at for fact in self._facts[-1:])])
        versions = self._versions(append)
        placed = tuple(
            self._store(fact, versions, place, append, recorded_at) for place, fact in enumerate(append.facts)
        )
        self._commands[append.meta.actor, append.meta.key] = (append.digest, Answer(placed))
        return Answer(placed)

    async def answer_to(self, actor: ActorId, key: str, digest: bytes) -> Answer | None:
        """What the command was answered before, or None. Raises KeyReused."""
        if (actor, key) not in self._commands:
            return None
        known, answer = self._commands[actor, key]
        if known != digest:
            raise KeyReused(key)
        return Answer(answer.facts, repeated=True)

    async def history(self, stream: str, *, after: int = 0) -> list[Any]:
        """The events of a stream beyond a version, in order."""
        return [fact.event for fact in self._streams.get(stream, ()) if fact.version > after]

    async def facts(self, stream: str) -> list[Fact]:
        """The facts of a stream with their envelopes."""
        return list(self._streams.get(stream, ()))

    async def event_at(self, stream: str, version: int) -> Any | None:
        """One event of a stream, or None."""
        return next((fact.event for fact in self._streams.get(stream, ()) if fact.version == version), None)

    async def tail(self, after: int, limit: int) -> list[Fact]:
        """Facts of the whole log beyond a position, in order."""
        return self._facts[after : after + limit]

    async def head(self) -> int:
        """Position of the last fact, 0 for an empty log."""
        return len(self._facts)

    def close(self) -> None:
        """Nothing to hang up."""

    def _check(self, append: Append) -> None:
        seen: dict[str, int] = {}
        for fact in append.facts:
            rank = seen[fact.stream] = seen.get(fact.stream, -1) + 1
            stored = self._streams.get(fact.stream, [])
            allowed = {stored[-1].version + rank + 1} if stored else {rank, rank + 1}
            if fact.want is not None and fact.want not in allowed:
                raise Conflict(fact.stream)

    def _versions(self, append: Append) -> list[int]:
        free: dict[str, int] = {}
        versions: list[int] = []
        for fact in append.facts:
            stored = self._streams.get(fact.stream, [])
            free[fact.stream] = free.get(fact.stream, stored[-1].version if stored else 0) + 1
            versions.append(free[fact.stream] if fact.want is None else fact.want)
        return versions

    def _store(self, new: NewFact, versions: list[int], place: int, append: Append, recorded_at: datetime) -> Placed:
        stream = self._streams.setdefault(new.stream, [])
        topic, body, meta = new.event.TOPIC, encode(new.event), encode(append.meta)
        number = None if new.numbered_by is None else versions[new.numbered_by]
        position = len(self._facts) + 1
        sworn = leaf(
            position=position,
            stream=new.stream,
            version=versions[place],
            topic=topic,
            recorded_at=recorded_at,
            behind=0,
            number=number,
            meta=meta,
            prev=stream[-1].leaf if stream else b"",
            body=body,
        )
        fact = Fact(
            position=position,
            stream=new.stream,
            version=versions[place],
            topic=topic,
            event=decode(topic, body),
            recorded_at=recorded_at,
            number=number,
            meta=decode_metadata(meta),
            leaf=sworn,
        )
        self._facts.append(fact)
        stream.append(fact)
        return Placed(position, new.stream, fact.version, number, recorded_at, sworn)
