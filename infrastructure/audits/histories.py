"""The log read dossier by dossier over a connection of its own, memory flat (đọc nhật ký theo hồ sơ)."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, Self

import psycopg

from application.audits.histories import Beginning, History, beginning
from application.audits.scope import AuditScope
from application.history.point_in_time import NUMBERED_WITHIN
from application.history.replay import counting_facts
from application.ports import Fact
from domain.dossier.code import code_in_register
from domain.dossier.events import DossierNumbered
from domain.procedure.events import ProcedureAmended, ProcedurePublished
from infrastructure.evidence.fact_bytes import StoredFacts
from infrastructure.log.fact_reader import COLUMNS, facts_of
from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.sessions import session

AT_ONCE = 2000


class StoredHistories:
    """Dossiers as the log has them, up to an instant of recording or a position; else everything (lịch sử hồ sơ)."""

    def __init__(
        self, url: str, names: SchemaNames, *, by: datetime | None = None, position: int | None = None
    ) -> None:
        self._db: psycopg.Connection[tuple[Any, ...]] = session(url)
        self._db.execute(f"SET ROLE {names.app}".encode())
        self._db.execute("SET default_transaction_read_only TO on")
        self._db.commit()
        self._url, self._names = url, names
        self._fact = f"{names.log}.fact"
        self._position, self._known_at = self._last(by, position)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    @property
    def position(self) -> int:
        """Nothing recorded beyond it is read."""
        return self._position

    @property
    def known_at(self) -> datetime | None:
        """When the fact at that position was recorded, None for an empty log."""
        return self._known_at

    def dossiers(self, scope: AuditScope, *, only: Sequence[str] | None = None) -> Iterator[History]:
        """Every dossier of a scope's source, agency, field and procedure that has facts by its two clocks."""
        fields = self._procedures_of(scope.field) if scope.field is not None else None
        for stream, rows in self._streams("dossier/", only):
            first = rows[0]
            opening = beginning(tuple(facts_of([first]))) if first[2] == 1 else None
            if opening is None or not _wanted(scope, opening, fields):
                continue
            facts = counting_facts(list(facts_of(rows)), scope.as_of)[0]
            if facts:
                yield History(stream.removeprefix("dossier/"), opening, facts)

    def streams(self, kind: str) -> Iterator[tuple[str, tuple[Fact, ...]]]:
        """Every stream of a kind («register/»), in the order of names, with its facts as they were recorded."""
        for stream, rows in self._streams(kind):
            yield stream, tuple(facts_of(rows))

    def broken(self, positions: Sequence[int]) -> list[int]:
        """Those of some positions at which no fact stands, or one whose bytes do not give the leaf stored with it."""
        with StoredFacts(self._url, self._names, self._names.app) as stored:
            intact = {fact.position for fact in stored.at_positions(list(positions)) if fact.leaf == fact.stored_leaf}
        return [position for position in positions if position not in intact]

    def codes(self, dossiers: Sequence[str]) -> dict[str, str]:
        """What dossiers are called outside, by our own key."""
        found = {}
        firsts = self._db.execute(
            f"SELECT {COLUMNS} FROM {self._fact} WHERE stream = ANY (%s) AND version = 1".encode(),
            [[f"dossier/{dossier}" for dossier in dossiers]],
        )
        for first in facts_of(firsts):
            found[first.stream.removeprefix("dossier/")] = self._code(first)
        return found

    def _code(self, first: Fact) -> str:
        if first.number is None:
            return f"{first.event.source}/{first.event.case}"
        following = self._db.execute(
            f"SELECT {COLUMNS} FROM {self._fact} WHERE position BETWEEN %s AND %s".encode(),
            [first.position, first.position + NUMBERED_WITHIN],
        )
        numbered = [fact for fact in facts_of(following) if isinstance(fact.event, DossierNumbered)]
        mine = next(fact for fact in numbered if f"dossier/{fact.event.dossier}" == first.stream)
        return code_in_register(mine.event, mine.version)

    def _procedures_of(self, field: str) -> frozenset[str]:
        """The procedures whose newest version is of a field."""
        fields: dict[str, str | None] = {}
        for stream, rows in self._streams("procedure/"):
            for event in (fact.event for fact in facts_of(rows)):
                if isinstance(event, ProcedurePublished | ProcedureAmended):
                    fields[stream.removeprefix("procedure/")] = event.content.field
        return frozenset(procedure for procedure, named in fields.items() if named == field)

    def _streams(self, kind: str, only: Sequence[str] | None = None) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
        named = None if only is None else [f"{kind}{key}" for key in only]
        with self._db.transaction(), self._db.cursor("histories", binary=True) as cursor:
            cursor.itersize = AT_ONCE
            cursor.execute(
                f"SELECT {COLUMNS} FROM {self._fact} WHERE stream >= %s AND stream < %s AND position <= %s "
                f"{'' if named is None else 'AND stream = ANY (%s) '}ORDER BY stream, version".encode(),
                [kind, f"{kind[:-1]}0", self._position, *([] if named is None else [named])],  # 0 comes next after /
            )
            for stream, rows in groupby(cursor, key=itemgetter(1)):
                yield stream, list(rows)

    def _last(self, by: datetime | None, position: int | None) -> tuple[int, datetime | None]:
        """Position and instant of the last fact that is read."""
        row = self._db.execute(
            f"SELECT position, recorded_at FROM {self._fact} WHERE coalesce(recorded_at <= %s, true) "
            "AND coalesce(position <= %s, true) ORDER BY position DESC LIMIT 1".encode(),
            [by, position],
        ).fetchone()
        self._db.commit()
        return (0, None) if row is None else (int(row[0]), row[1])


def _wanted(scope: AuditScope, opening: Beginning, fields: frozenset[str] | None) -> bool:
    if not scope.takes(source=opening.source, agency=opening.agency, procedure=opening.procedure):
        return False
    return fields is None or opening.procedure in fields
