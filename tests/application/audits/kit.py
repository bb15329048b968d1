"""The law as loaded, and histories that stand in memory: what tests of audits begin with."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from application.audits.histories import History
from application.audits.scope import AuditScope
from application.ports import Fact, Metadata
from domain.law.in_force import InForce
from domain.law.parameters import book
from domain.values import ActorId
from tests.domain.calendar.published_calendar import published

NOW = datetime(2026, 6, 30, 3, tzinfo=UTC)
_NOBODY = Metadata(actor=ActorId("tester"), role="system", key="test")


@cache
def law_in_force() -> InForce:
    """Every parameter and the calendar of the loaded years."""
    return InForce(book(), published())


def fact(position: int, stream: str, version: int, event: Any, recorded_at: datetime | None = None) -> Fact:
    """A recorded event."""
    at = recorded_at or event.occurred_at
    return Fact(position, stream, version, type(event).TOPIC, event, at, None, _NOBODY, b"")


class Remembered:
    """Histories of the streams a test names."""

    def __init__(self, streams: Sequence[tuple[str, Sequence[Fact]]]) -> None:
        self._streams = dict(streams)

    position = 100
    known_at: datetime | None = NOW

    def dossiers(self, scope: AuditScope, *, only: Sequence[str] | None = None) -> Iterator[History]:
        """None here."""
        return iter(())

    def streams(self, kind: str) -> Iterator[tuple[str, tuple[Fact, ...]]]:
        """Streams of a kind."""
        return ((name, tuple(facts)) for name, facts in sorted(self._streams.items()) if name.startswith(kind))

    def broken(self, positions: Sequence[int]) -> list[int]:
        """Nothing is kept as bytes here."""
        return []

    def codes(self, dossiers: Sequence[str]) -> dict[str, str]:
        """Nothing has a code here."""
        return {}
