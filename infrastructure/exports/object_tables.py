"""An object-centric log on disk while it is gathered: files want first what is known last (tập hợp tạm thời)."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from infrastructure.exports.activities import Value
from infrastructure.exports.object_log import Entry, Thing

_TABLES = """
CREATE TABLE event (position INTEGER PRIMARY KEY, type TEXT, at TEXT);
CREATE TABLE event_value (position INTEGER, name TEXT, kind TEXT, value, PRIMARY KEY (position, name)) WITHOUT ROWID;
CREATE TABLE mention (position INTEGER, qualifier TEXT, object TEXT, PRIMARY KEY (position, qualifier, object))
WITHOUT ROWID;
CREATE TABLE object (id TEXT PRIMARY KEY, type TEXT, at TEXT) WITHOUT ROWID;
CREATE TABLE object_value (object TEXT, position INTEGER, name TEXT, at TEXT, kind TEXT, value,
PRIMARY KEY (object, position, name)) WITHOUT ROWID;
CREATE TABLE link (source TEXT, target TEXT, qualifier TEXT, PRIMARY KEY (source, target, qualifier)) WITHOUT ROWID;
"""
_COLUMNS = {"event": 3, "event_value": 4, "mention": 3, "object": 3, "object_value": 6, "link": 3}
_EPOCH = datetime.fromtimestamp(0, UTC)
Row = tuple[str | int | float, ...]


class ObjectEvent(NamedTuple):
    """A value with its type as OCEL names it: string, time, integer, float, boolean; at is None in events (giá trị)."""

    name: str
    kind: str
    value: str | int | float
    at: str | None = None

    @property
    def text(self) -> str:
        """The value in letters, as the schemas of JSON and XML demand it of every type."""
        if self.kind == "boolean":
            return "true" if self.value else "false"
        return str(self.value)


def written(value: Value) -> tuple[str, str | int | float]:
    """The OCEL type of a value, and the value as it is written."""
    match value:
        case bool():
            return "boolean", int(value)
        case int():
            return "integer", value
        case float():
            return "float", value
        case datetime():
            return "time", instant(value)
        case _:
            return "string", value


def instant(at: datetime) -> str:
    """An instant in UTC, always with its offset and its microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


@contextmanager
def gathering() -> "Iterator[Gathered]":
    """A place for one log, gone afterwards."""
    with TemporaryDirectory(prefix="hoso-export-") as folder:
        gathered = Gathered(Path(folder) / "log")
        try:
            yield gathered
        finally:
            gathered.close()


class Gathered:
    """The log as gathered so far (tập hợp tạm thời)."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES} BEGIN;")

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def take(self, entries: Iterable[Entry]) -> None:
        """Keep what the entries of one history say; of a value that stays the same only the beginning."""
        rows: dict[str, list[Row]] = {table: [] for table in _COLUMNS}
        like: dict[Thing, dict[str, Value]] = {}
        for entry in entries:
            _note(rows, like, entry)
        for table, found in rows.items():
            self._insert(table, found)

    def _insert(self, table: str, rows: list[Row]) -> None:
        self._db.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * _COLUMNS[table])})", rows)

    def conclude(self, head: int, source: str) -> None:
        """Say up to which position, and of which source, the log was exported: an object that the last event names."""
        last = self._db.execute("SELECT position, at FROM event ORDER BY position DESC LIMIT 1").fetchone()
        position, at = last or (0, instant(_EPOCH))
        thing = Thing("export", "export")
        values: dict[str, Value] = {"position": head, "source": source}
        self._insert("object", [(*thing, at)])
        self._insert(
            "object_value", [(thing.id, position, name, at, *written(value)) for name, value in values.items()]
        )
        self._insert("mention", [(position, "last", thing.id)] if last else [])

    def count(self, table: str) -> int:
        """Rows of event, mention, object or link."""
        return int(self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def types(self, what: str) -> dict[str, dict[str, str]]:
        """Types of events or objects, each with its attributes and their OCEL types; a mixed one is a string."""
        found: dict[str, dict[str, str]] = {}
        for (name,) in self._db.execute(f"SELECT DISTINCT type FROM {what} ORDER BY 1"):
            found[name] = {}
        key = "v.position = t.position" if what == "event" else "v.object = t.id"
        for name, attribute, kind, kinds in self._db.execute(
            "SELECT t.type, v.name, min(v.kind), count(DISTINCT v.kind) "
            f"FROM {what} t JOIN {what}_value v ON {key} GROUP BY 1, 2 ORDER BY 1, 2"
        ):
            found[name][attribute] = kind if kinds == 1 else "string"
        return found

    def events(self) -> Iterator[tuple[str, int, str, str]]:
        """Id, position, type and instant of every event, in order of the log."""
        return iter(self._db.execute("SELECT 'fact/' || position, position, type, at FROM event ORDER BY position"))

    def objects(self) -> Iterator[tuple[str, str, str]]:
        """Id, type and first instant of every object."""
        return iter(self._db.execute("SELECT id, type, at FROM object ORDER BY id"))

    def of_event(self, position: int) -> list[ObjectEvent]:
        """The values of an event."""
        rows = self._db.execute("SELECT name, kind, value FROM event_value WHERE position = ?", [position])
        return [ObjectEvent(*row) for row in rows]

    def of_object(self, id: str) -> list[ObjectEvent]:
        """The values of an object, the oldest first, each from its instant on."""
        rows = self._db.execute(
            "SELECT name, kind, value, at FROM object_value WHERE object = ? ORDER BY position, name", [id]
        )
        return [ObjectEvent(*row) for row in rows]

    def mentions(self, position: int) -> list[tuple[str, str]]:
        """Objects of an event: id and qualifier."""
        return self._db.execute("SELECT object, qualifier FROM mention WHERE position = ?", [position]).fetchall()

    def links(self, id: str) -> list[tuple[str, str]]:
        """Objects an object holds on to: id and qualifier."""
        return self._db.execute("SELECT target, qualifier FROM link WHERE source = ?", [id]).fetchall()


def _note(rows: dict[str, list[Row]], like: dict[Thing, dict[str, Value]], entry: Entry) -> None:
    """The rows of one entry; like is what objects were like before, and is brought up to date."""
    position, at = entry.position, instant(entry.at)
    if entry.type is not None:
        rows["event"].append((position, entry.type, at))
        rows["event_value"] += [(position, name, *written(value)) for name, value in entry.values.items()]
        rows["mention"] += [(position, qualifier, thing.id) for qualifier, thing in entry.mentions]
    rows["object"] += [(*thing, at) for _, thing in entry.mentions]
    rows["link"] += [(source.id, target.id, qualifier) for source, target, qualifier in entry.links]
    for thing, values in entry.changes:
        before = like.setdefault(thing, {})
        new = {name: value for name, value in values.items() if before.get(name) != value}
        before |= new
        rows["object"].append((*thing, at))
        rows["object_value"] += [(thing.id, position, name, at, *written(value)) for name, value in new.items()]
