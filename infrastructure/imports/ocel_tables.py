"""Object-centric logs out of SQLite (OCEL 2.0)."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from infrastructure.imports.ocel_log import Change, ObjectCentricLog, OcelEvent, as_text, id_of
from infrastructure.imports.unusable import Mistakes, Unusable

_OWN = ("ocel_id", "ocel_time", "ocel_changed_field")


def read_sqlite(path: Path) -> ObjectCentricLog:
    """A log in OCEL 2.0 SQLite. Raises Unusable."""
    mistakes = Mistakes(path)
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            log = _of_tables(db, mistakes)
    except sqlite3.Error as error:
        what = "no object-centric log: a table or a column of OCEL 2.0 is missing or broken"
        raise Unusable(path, f"{what} ({error})") from error
    mistakes.refuse()
    return log.require_whole(path)


def _of_tables(db: sqlite3.Connection, mistakes: Mistakes) -> ObjectCentricLog:
    log = ObjectCentricLog(event_types=_types(db, "event"), object_types=_types(db, "object"))
    for said, kind in db.execute("SELECT ocel_id, ocel_type FROM object"):
        id = id_of(said)
        if id in log.types:
            mistakes.add("its id is there twice", line=f"object {id}")
        log.types[id] = kind
    for table, row in _rows(db, "object"):
        id = id_of(row["ocel_id"])
        if id not in log.types:
            mistakes.add(f"stands in {table}, not in object", line=f"object {id}")
        at = as_text(row["ocel_time"])
        log.changes.setdefault(id, []).extend(Change(at, *named) for named in _values(row))
    log.events = [OcelEvent(id_of(id), kind, "") for id, kind in db.execute("SELECT ocel_id, ocel_type FROM event")]
    _describe(db, {event.id: event for event in log.events}, mistakes)
    return log


def _describe(db: sqlite3.Connection, events: dict[str, OcelEvent], mistakes: Mistakes) -> None:
    """When events happened, and what the other tables say of them."""
    met = set[str]()
    for table, row in _rows(db, "event"):
        id = id_of(row["ocel_id"])
        if id not in events:
            mistakes.add(f"stands in {table}, not in event", line=f"event {id}")
            continue
        if id in met:
            mistakes.add(f"has two rows, the second in {table}", line=f"event {id}")
        met.add(id)
        events[id].time, events[id].attributes = as_text(row["ocel_time"]), list(_values(row))
    objects = defaultdict(list)
    for id, one, qualifier in db.execute("SELECT ocel_event_id, ocel_object_id, ocel_qualifier FROM event_object"):
        objects[id_of(id)].append((id_of(one), qualifier or ""))
    for id, event in events.items():
        event.objects = objects[id]


def _types(db: sqlite3.Connection, what: str) -> frozenset[str]:
    return frozenset(str(kind) for (kind,) in db.execute(f"SELECT ocel_type FROM {what}_map_type"))


def _rows(db: sqlite3.Connection, what: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row of the tables of a kind, with the table it stands in."""
    for (word,) in db.execute(f"SELECT ocel_type_map FROM {what}_map_type").fetchall():
        table = f"{what}_{word}"
        name = table.replace('"', '""')
        cursor = db.execute(f'SELECT * FROM "{name}"')
        columns = [one[0] for one in cursor.description]
        for row in cursor:
            yield table, dict(zip(columns, row, strict=True))


def _values(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    return ((name, as_text(value)) for name, value in row.items() if name not in _OWN and value is not None)
