"""What happened to a dossier, a procedure or a decision, fact by fact, in words (dòng thời gian)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from msgspec import Struct

from application.ports import Fact
from application.queries.sentences import sentence
from domain.attempt import AttemptRefused
from domain.dossier.events import FactCorrected
from infrastructure.read_models.model import Db, Filling, Rows, TableDefinition, TableNames, columns_of, copy_rows


class TimelineRow(Struct):
    """One fact as people read it (dòng thời gian)."""

    stream: str
    position: int
    version: int
    topic: str
    occurred_at: datetime
    recorded_at: datetime
    actor: str
    role: str
    agency: str | None
    entered_late: str | None
    basis: str | None
    vi: str
    en: str


CORRECTIONS = f"topic = '{FactCorrected.TOPIC}'"
TIMELINE = TableDefinition(
    name="timeline",
    columns=columns_of(TimelineRow),
    key="stream, position",
    indexes=(f"(stream) WHERE {CORRECTIONS}",),
    written_once=True,
)
_SHOWN = ("dossier/", "procedure/", "process/", "decision/", "agency/", "calendar/")


class TimelineModel:
    """One sentence in Vietnamese and English per fact; an attempt stands on the timeline it was aimed at."""

    name = "timeline"
    tables = (TIMELINE,)

    def apply(self, db: Db, names: TableNames, facts: Sequence[Fact]) -> None:
        """Add the sentences of a batch."""
        copy_rows(db, names.of(TIMELINE), TIMELINE, _rows(facts))

    def filling(self, db: Db, names: TableNames) -> Filling:
        """The same; sentences never change."""
        return _TimelineFilling(names)


@dataclass(frozen=True, slots=True)
class _TimelineFilling:
    names: TableNames

    def take(self, facts: Sequence[Fact]) -> Rows:
        """The sentences of a batch."""
        return Rows(self.names.of(TIMELINE), TIMELINE, list(_rows(facts)))

    def write(self) -> None:
        """Nothing is left to write."""


def _rows(facts: Sequence[Fact]) -> Iterator[tuple[object, ...]]:
    return (_row(fact) for fact in facts if fact.stream.startswith(_SHOWN) or _is_shown(fact.event))


def _is_shown(event: object) -> bool:
    """Whether an attempt stands on the timeline it was aimed at: not one by somebody who may not see that."""
    return isinstance(event, AttemptRefused) and not event.outsider


def _row(fact: Fact) -> tuple[object, ...]:
    event, meta = fact.event, fact.meta
    stream = event.subject if isinstance(event, AttemptRefused) else fact.stream
    vi, en = sentence(event)
    basis = getattr(event, "basis", None)
    return (
        stream,
        fact.position,
        fact.version,
        fact.topic,
        event.occurred_at,
        fact.recorded_at,
        meta.actor,
        meta.role,
        meta.agency,
        meta.entered_late,
        basis,
        vi,
        en,
    )
