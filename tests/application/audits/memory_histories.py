"""Histories for audits, kept in memory: dossiers by their facts, with whatever else the log would hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from application.audits.histories import History, beginning
from application.audits.report import ReportRequest, Table
from application.audits.scope import AuditScope
from application.history.replay import replayed
from application.ports import Fact, Metadata
from domain.calendar.decider import decide
from domain.calendar.published import published_decisions
from domain.calendar.state import WorkingCalendar, evolve
from domain.values import ActorId
from tests.domain.calendar.published_calendar import AT

SOMEBODY = Metadata(actor=ActorId("cb-1"), role="case", key="k")


def recorded(dossier: str, events: Sequence[Any], first: int = 1) -> list[Fact]:
    """Facts of one dossier, each recorded a second after it is said to have happened."""
    return [
        Fact(
            position=first + version - 1,
            stream=f"dossier/{dossier}",
            version=version,
            topic=event.TOPIC,
            event=event,
            recorded_at=event.occurred_at + timedelta(seconds=1),
            number=None,
            meta=SOMEBODY,
            leaf=b"",
        )
        for version, event in enumerate(events, 1)
    ]


@cache
def calendar_events() -> tuple[Any, ...]:
    """The facts of the published calendar."""
    events: list[Any] = []
    state = WorkingCalendar()
    for command in published_decisions():
        for event in decide(command, state, AT):
            state = evolve(state, event)
            events.append(event)
    return tuple(events)


@dataclass
class MemoryHistories:
    """Dossiers by name, and other histories by kind."""

    facts: Mapping[str, Sequence[Fact]]
    kinds: Mapping[str, Mapping[str, tuple[Any, ...]]] = field(
        default_factory=lambda: {"calendar": {"vn": calendar_events(), "vn/recalculation": ("no calendar fact",)}}
    )
    position: int = 99
    known_at: datetime | None = None

    @classmethod
    def of(cls, **dossiers: Sequence[Any]) -> "MemoryHistories":
        return cls({name: recorded(name, events, 100 * at) for at, (name, events) in enumerate(dossiers.items(), 1)})

    def dossiers(self, scope: AuditScope, *, only: Sequence[str] | None = None) -> Iterator[History]:
        for name, recorded_facts in self.facts.items():
            if only is not None and name not in only:
                continue
            origin = beginning(recorded_facts)
            assert origin is not None
            facts = replayed(f"dossier/{name}", recorded_facts, scope.as_of).facts
            if facts and scope.takes(source=origin.source, agency=origin.agency, procedure=origin.procedure):
                yield History(name, origin, facts)

    def streams(self, kind: str) -> Iterator[tuple[str, tuple[Fact, ...]]]:
        for name, events in self.kinds.get(kind.rstrip("/"), {}).items():
            stream = f"{kind}{name}"
            yield (
                stream,
                tuple(Fact(n, stream, n, "", event, AT, None, SOMEBODY, b"") for n, event in enumerate(events, 1)),
            )

    def broken(self, positions: Sequence[int]) -> list[int]:
        """Nothing is kept as bytes here."""
        return []

    def codes(self, dossiers: Sequence[str]) -> dict[str, str]:
        return {dossier: dossier for dossier in dossiers}


def asked(at: datetime, **scope: Any) -> ReportRequest:
    """One asking at an instant: judged then, or at the end of a period that is over."""
    asked_of = AuditScope(**scope)
    return ReportRequest(scope=asked_of, judged_at=asked_of.judged_at(at), position=99, query="hoso audit")


def table(tables: Sequence[Table], key: str) -> Table:
    """The one table with that key."""
    return next(one for one in tables if one.key == key)
