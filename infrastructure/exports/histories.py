"""Whole histories out of the log, one stream after the other, up to one position (lịch sử theo luồng)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple, Self

import psycopg

from application.ports import Fact
from domain.dossier.events import DossierAdopted
from infrastructure.log.fact_reader import COLUMNS, facts_of
from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.sessions import session

OURS = "hoso"
"""Source of what was recorded here and not adopted."""
STANDARD_MODEL = "standard"
_TOGETHER = 500


class StreamHistory(NamedTuple):
    """A stream with all of its facts up to the position (lịch sử)."""

    stream: str
    facts: Sequence[Fact]

    @property
    def kind(self) -> str:
        """The first word of the stream: dossier, decision, procedure, ..."""
        return self.stream.split("/", 1)[0]

    @property
    def source(self) -> str:
        """Where its facts come from: another system's label, or ours."""
        return _source(self.facts[0])


@dataclass
class SourceHeader:
    """The models of transitions and the classifiers that a source's logs had (thông tin chung của nguồn)."""

    models: set[str | None] = field(default_factory=set)
    classifiers: dict[str, str] = field(default_factory=dict)

    def add(self, first: Any) -> None:
        """One more dossier; what was handed in here has transitions of the standard."""
        adopted = isinstance(first, DossierAdopted)
        self.models.add(first.lifecycle_model if adopted else STANDARD_MODEL)
        self.classifiers |= first.classifiers if adopted else {}


class ExportedHistories:
    """The log read by a cursor of its own; a stream is held at a time, never the log (đọc lịch sử).

    head is the position of the last fact when reading began: what is recorded meanwhile is not seen.
    """

    def __init__(self, url: str, names: SchemaNames) -> None:
        self._db: psycopg.Connection[Any] = session(url)
        self._db.execute(f"SET ROLE {names.app}".encode())
        self._db.execute("SET TRANSACTION READ ONLY")
        self._fact = f"{names.log}.fact"
        row = self._db.execute(f"SELECT coalesce(max(position), 0) FROM {self._fact}".encode()).fetchone()
        self.head: int = row[0] if row else 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def of(self, *kinds: str, source: str | None = None) -> Iterator[StreamHistory]:
        """The histories of these kinds, kind by kind, of one source or of all."""
        for kind in kinds:
            for stream, facts in groupby(self._facts(kind), key=attrgetter("stream")):
                history = StreamHistory(stream, tuple(facts))
                if source in (None, history.source):
                    yield history

    def headers(self) -> dict[str, SourceHeader]:
        """What each source of dossiers says of all its events."""
        found: dict[str, SourceHeader] = {}
        for fact in self._facts("dossier", "AND version = 1"):
            found.setdefault(_source(fact), SourceHeader()).add(fact.event)
        return found

    def _facts(self, kind: str, which: str = "") -> Iterator[Fact]:
        with self._db.cursor(f"of_{kind}", binary=True) as cursor:
            cursor.itersize = _TOGETHER
            cursor.execute(
                f"SELECT {COLUMNS} FROM {self._fact} WHERE stream >= %s AND stream < %s AND position <= %s {which} "
                "ORDER BY stream, version".encode(),
                [f"{kind}/", f"{kind}0", self.head],  # «0» comes after «/»
            )
            yield from facts_of(cursor)


def _source(first: Fact) -> str:
    return first.event.source if isinstance(first.event, DossierAdopted) else OURS
