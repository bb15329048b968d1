"""The log in memory, for rules and scenarios that need no server (nhật ký trong bộ nhớ).

The same contract as the one on PostgreSQL, leaves included; one contract suite runs on both.
"""

from bisect import bisect_right
from datetime import UTC, datetime
from typing import Any

from application.ports import Answer, Append, Conflict, Fact, KeyReused, NewFact, Placed
from domain.values import ActorId
from infrastructure.log.codec import decode, decode_metadata, encode, encode_metadata
from infrastructure.log.leaf import leaf
from infrastructure.log.postgres_instants import MICROSECOND


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
        meta, bodies = encode_metadata(append.meta), [encode(fact.event) for fact in append.facts]
        for fact, body in zip(append.facts, bodies, strict=True):
            decode(fact.event.TOPIC, body)  # nothing is stored that could not be read again
        now = datetime.now(UTC)
        recorded_at = max([now, *(fact.recorded_at for fact in self._facts[-1:])])
        behind = (recorded_at - now) // MICROSECOND
        versions = self._versions(append)
        numbers = [None if fact.numbered_by is None else versions[fact.numbered_by] for fact in append.facts]
        placed = tuple(
            self._store(fact, version, number, recorded_at, behind, meta, body)
            for fact, version, number, body in zip(append.facts, versions, numbers, bodies, strict=True)
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

    async def position_at(self, instant: datetime) -> int:
        """Position of the last fact recorded by an instant, 0 where there is none."""
        return bisect_right(self._facts, instant, key=lambda fact: fact.recorded_at)

    def close(self) -> None:
        """Nothing to hang up."""

    def _check(self, append: Append) -> None:
        for fact, version in zip(append.facts, self._versions(append), strict=True):
            if fact.want is not None and fact.want != version:
                raise Conflict(fact.stream)

    def _versions(self, append: Append) -> list[int]:
        """The next version of each stream in turn; a new one begins at 1, or at 0 when its first fact wants that."""
        last: dict[str, int] = {}
        versions: list[int] = []
        for fact in append.facts:
            if fact.stream not in last:
                stored = self._streams.get(fact.stream)
                last[fact.stream] = stored[-1].version if stored else -1 if fact.want == 0 else 0
            last[fact.stream] += 1
            versions.append(last[fact.stream])
        return versions

    def _store(
        self,
        new: NewFact,
        version: int,
        number: int | None,
        recorded_at: datetime,
        behind: int,
        meta: bytes,
        body: bytes,
    ) -> Placed:
        stream = self._streams.setdefault(new.stream, [])
        position, topic = len(self._facts) + 1, new.event.TOPIC
        sworn = leaf(
            position=position,
            stream=new.stream,
            version=version,
            topic=topic,
            recorded_at=recorded_at,
            behind=behind,
            number=number,
            meta=meta,
            prev=stream[-1].leaf if stream else b"",
            body=body,
        )
        fact = Fact(
            position=position,
            stream=new.stream,
            version=version,
            topic=topic,
            event=decode(topic, body),
            recorded_at=recorded_at,
            number=number,
            meta=decode_metadata(meta),
            leaf=sworn,
        )
        self._facts.append(fact)
        stream.append(fact)
        return Placed(position, new.stream, version, number, recorded_at, sworn)
