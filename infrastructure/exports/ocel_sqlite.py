"""An object-centric log as an OCEL 2.0 database: a table for each type (OCEL 2.0 SQLite)."""

import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from infrastructure.exports.object_tables import Gathered, ObjectEvent

_TABLES = """
CREATE TABLE event_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT NOT NULL UNIQUE);
CREATE TABLE object_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT NOT NULL UNIQUE);
CREATE TABLE event (ocel_id TEXT PRIMARY KEY, ocel_type TEXT NOT NULL REFERENCES event_map_type (ocel_type));
CREATE TABLE object (ocel_id TEXT PRIMARY KEY, ocel_type TEXT NOT NULL REFERENCES object_map_type (ocel_type));
CREATE TABLE event_object (
    ocel_event_id TEXT NOT NULL REFERENCES event (ocel_id),
    ocel_object_id TEXT NOT NULL REFERENCES object (ocel_id),
    ocel_qualifier TEXT NOT NULL,
    PRIMARY KEY (ocel_event_id, ocel_object_id, ocel_qualifier)
);
CREATE TABLE object_object (
    ocel_source_id TEXT NOT NULL REFERENCES object (ocel_id),
    ocel_target_id TEXT NOT NULL REFERENCES object (ocel_id),
    ocel_qualifier TEXT NOT NULL,
    PRIMARY KEY (ocel_source_id, ocel_target_id, ocel_qualifier)
);
"""
_COLUMNS = {"string": "TEXT", "time": "TIMESTAMP", "integer": "INTEGER", "float": "REAL", "boolean": "BOOLEAN"}
_TAKEN = ("object", "map_type")
"""Words that would make a table of a type one of the six."""
Row = dict[str, str | int | float | None]
_RESERVED = ("ocel_id", "ocel_time", "ocel_changed_field")


def write_sqlite(path: Path, log: Gathered) -> None:
    """Write the whole file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES} BEGIN;")
        events, objects = _type_tables(db, log, "event"), _type_tables(db, log, "object")
        for id, kind, at in log.objects():
            db.execute("INSERT INTO object VALUES (?, ?)", [id, kind])
            table, columns = objects[kind]
            for row in _rows(id, at, log.of_object(id), columns):
                _insert(db, table, row)
        for id, position, kind, at in log.events():
            db.execute("INSERT INTO event VALUES (?, ?)", [id, kind])
            table, columns = events[kind]
            values = {columns[one.name]: one.value for one in log.of_event(position)}
            _insert(db, table, {"ocel_id": id, "ocel_time": at, **values})
            relations = [(id, *relation) for relation in log.mentions(position)]
            db.executemany("INSERT INTO event_object VALUES (?, ?, ?)", relations)
        for id, _, _ in log.objects():
            links = [(id, *link) for link in log.links(id)]
            db.executemany("INSERT INTO object_object VALUES (?, ?, ?)", links)
        db.execute("COMMIT")


def apart(wanted: Mapping[str, str], *taken: str) -> dict[str, str]:
    """The wanted words so that SQLite, which knows no capitals, tells them apart: one met before gets a number."""
    met, found = {word.casefold() for word in taken}, {}
    for name, word in wanted.items():
        made, number = word, 1
        while made.casefold() in met:
            number += 1
            made = f"{word}_{number}"
        met.add(made.casefold())
        found[name] = made
    return found


def _type_tables(db: sqlite3.Connection, log: Gathered, what: str) -> dict[str, tuple[str, dict[str, str]]]:
    """Make a table for each type; its name, and its columns by attribute."""
    types = log.types(what)
    words = apart({kind: _plain(kind) for kind in types}, *_TAKEN)
    found = {}
    for kind, attributes in types.items():
        table, columns = f"{what}_{words[kind]}", apart({name: name for name in attributes}, *_RESERVED)
        lines = [f"ocel_id TEXT {'PRIMARY KEY' if what == 'event' else 'NOT NULL'} REFERENCES {what} (ocel_id)"]
        lines += ["ocel_time TIMESTAMP NOT NULL", *(["ocel_changed_field TEXT"] if what == "object" else [])]
        lines += [f"{_quoted(columns[name])} {_COLUMNS[type_of_value]}" for name, type_of_value in attributes.items()]
        db.execute(f"INSERT INTO {what}_map_type VALUES (?, ?)", [kind, words[kind]])
        db.execute(f"CREATE TABLE {table} ({', '.join(lines)})")
        found[kind] = table, columns
    return found


def _plain(kind: str) -> str:
    """Letters and digits of a type's name, without the marks above and below."""
    bare = unicodedata.normalize("NFKD", kind.replace("đ", "d").replace("Đ", "D"))
    return re.sub(r"[^A-Za-z0-9]+", "_", bare.encode("ascii", "ignore").decode()).strip("_") or "type"


def _rows(id: str, at: str, history: list[ObjectEvent], columns: Mapping[str, str]) -> Iterator[Row]:
    """An object's rows: what it was like at first, then one for each value that changed."""
    begins = history[0].at if history else at
    first: Row = {}
    changes: list[Row] = []
    for one in history:
        column = columns[one.name]
        if one.at == begins and column not in first:
            first[column] = one.value
        else:
            changes.append({"ocel_id": id, "ocel_time": one.at, "ocel_changed_field": column, column: one.value})
    yield {"ocel_id": id, "ocel_time": begins, **first}
    yield from changes


def _insert(db: sqlite3.Connection, table: str, row: Row) -> None:
    names = ", ".join(_quoted(name) for name in row)
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
