"""A log in memory whose recording clock follows the stated instants, read dossier by dossier."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from application.access.actors import Actor
from application.audits.histories import History, beginning
from application.audits.scope import AuditScope
from application.history.replay import replayed
from application.ports import Fact, Metadata

SOON = timedelta(seconds=20)


@dataclass(eq=False)
class Entry:
    """One fact on its way into the log; where it stands is known once the log is laid down."""

    stream: str
    event: Any
    by: Actor
    recorded_at: datetime
    numbered: "Entry | None" = None
    correlation: str | None = None
    position: int = 0
    version: int = 0


class MemoryLog:
    """What was entered, in the order of the recording clock; what is torn out afterwards leaves its place empty."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = sorted(entries, key=lambda entry: entry.recorded_at)
        versions: dict[str, int] = {}
        for position, entry in enumerate(self._entries, 1):
            entry.position = position
            entry.version = versions[entry.stream] = versions.get(entry.stream, 0) + 1

    def tear_out(self, entry: Entry) -> None:
        """As if somebody had: numbers stay as they were given."""
        self._entries.remove(entry)

    @property
    def position(self) -> int:
        return self._entries[-1].position

    @property
    def known_at(self) -> datetime | None:
        return self._entries[-1].recorded_at

    def dossiers(self, scope: AuditScope, *, only: Sequence[str] | None = None) -> Iterator[History]:
        for stream, facts in self.streams("dossier/"):
            if only is not None and stream.removeprefix("dossier/") not in only:
                continue
            origin = beginning(facts)
            if origin is None or not scope.takes(
                source=origin.source, agency=origin.agency, procedure=origin.procedure
            ):
                continue
            counting = replayed(stream, facts, scope.as_of).facts
            if counting:
                yield History(stream.removeprefix("dossier/"), origin, counting)

    def streams(self, kind: str) -> Iterator[tuple[str, tuple[Fact, ...]]]:
        found: dict[str, list[Fact]] = {}
        for entry in self._entries:
            if entry.stream.startswith(kind):
                found.setdefault(entry.stream, []).append(_fact(entry))
        for stream in sorted(found):
            yield stream, tuple(found[stream])

    def codes(self, dossiers: Sequence[str]) -> dict[str, str]:
        return {dossier: f"code of {dossier}" for dossier in dossiers}


def _fact(entry: Entry) -> Fact:
    by, run = entry.by, entry.correlation
    return Fact(
        position=entry.position,
        stream=entry.stream,
        version=entry.version,
        topic=entry.event.TOPIC,
        event=entry.event,
        recorded_at=entry.recorded_at,
        number=None if entry.numbered is None else entry.numbered.version,
        meta=Metadata(actor=by.id, role=by.role.value, agency=by.agency, key="entered", correlation=run),
        leaf=b"",
    )
