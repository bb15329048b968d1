"""Object-centric logs out of their three formats: JSON, SQLite, XML (OCEL 2.0)."""

import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat

import msgspec

from infrastructure.imports.decompression import unpacked
from infrastructure.imports.ocel_xml_reader import OcelXmlReader
from infrastructure.imports.unusable import Mistakes, Unusable

_FIRST = "ocel:global-log", "ocel:events", "ocel:objects"
_OWN = ("ocel_id", "ocel_time", "ocel_changed_field")


@dataclass(slots=True)
class OcelEvent:
    """An event with the objects it concerns, by their ids and the qualifiers (sự kiện)."""

    id: str
    type: str
    time: str
    attributes: dict[str, str] = field(default_factory=dict)
    objects: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class ObjectCentricLog:
    """A whole log: types of objects by their ids, their attributes as they were last, the events (nhật ký)."""

    types: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    events: list[OcelEvent] = field(default_factory=list)

    def require_whole(self, path: Path) -> "ObjectCentricLog":
        """The log, if no id is there twice and every event names objects that are there. Raises Unusable."""
        mistakes, met = Mistakes(path), set[str]()
        for event in self.events:
            if event.id in met:
                mistakes.add("its id is there twice", line=f"event {event.id}")
            met.add(event.id)
            for one, _ in event.objects:
                if one not in self.types:
                    mistakes.add(f"concerns object «{one}», which is not there", line=f"event {event.id}")
        mistakes.refuse()
        return self


def read_json(path: Path) -> ObjectCentricLog:
    """A log in OCEL 2.0 JSON. Raises Unusable."""
    with unpacked(path) as file:
        try:
            said = msgspec.json.decode(file.read().removeprefix(b"\xef\xbb\xbf"))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise Unusable(path, "not JSON; expected an object-centric log in OCEL 2.0") from error
    return from_json(path, said)


def from_json(path: Path, said: Any) -> ObjectCentricLog:
    """A log out of the values that its JSON has; its XML gives the same ones. Raises Unusable."""
    if isinstance(said, dict) and any(name in said for name in _FIRST):
        raise Unusable(path, "a log in OCEL 1.0; convert it to OCEL 2.0")
    if not isinstance(said, dict) or not all(isinstance(said.get(one), list) for one in ("objects", "events")):
        raise Unusable(path, "no object-centric log: it has no lists «objects» and «events»")
    log = ObjectCentricLog()
    for number, one in enumerate(said["objects"], 1):
        id, kind = _text(path, one, "id", f"object {number}"), _text(path, one, "type", f"object {number}")
        if id in log.types:
            raise Unusable(path, "its id is there twice", line=f"object {id}")
        log.types[id] = kind
        history = sorted(_list(path, one, "attributes", id), key=lambda change: str(change.get("time") or ""))
        log.attributes[id] = {str(change.get("name")): _said(change.get("value")) for change in history}
    for number, one in enumerate(said["events"], 1):
        place = f"event {number}"
        id, kind, at = (_text(path, one, name, place) for name in ("id", "type", "time"))
        event = OcelEvent(id, kind, at)
        event.attributes = {str(a.get("name")): _said(a.get("value")) for a in _list(path, one, "attributes", event.id)}
        relations = _list(path, one, "relationships", event.id)
        event.objects = [(str(r.get("objectId") or ""), str(r.get("qualifier") or "")) for r in relations]
        log.events.append(event)
    return log.require_whole(path)


def read_xml(path: Path) -> ObjectCentricLog:
    """A log in OCEL 2.0 XML. Raises Unusable."""
    reader = OcelXmlReader(path)
    with unpacked(path) as file:
        try:
            reader.parser.ParseFile(file)
        except expat.ExpatError as error:
            what = expat.errors.messages.get(error.code, "no element found")
            raise Unusable(path, f"not XML ({what}); expected an OCEL log", line=error.lineno) from error
    return from_json(path, reader.log)


def read_sqlite(path: Path) -> ObjectCentricLog:
    """A log in OCEL 2.0 SQLite. Raises Unusable."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            return _of_tables(db).require_whole(path)
    except sqlite3.Error as error:
        what = "no object-centric log: a table or a column of OCEL 2.0 is missing or broken"
        raise Unusable(path, f"{what} ({error})") from error


def _of_tables(db: sqlite3.Connection) -> ObjectCentricLog:
    log = ObjectCentricLog(types=dict(db.execute("SELECT ocel_id, ocel_type FROM object")))
    for table in _tables(db, "object"):
        for row in _rows(db, table, "ORDER BY ocel_time"):
            log.attributes.setdefault(row["ocel_id"], {}).update(_values(row))
    events = {id: OcelEvent(id, kind, "") for id, kind in db.execute("SELECT ocel_id, ocel_type FROM event")}
    for table in _tables(db, "event"):
        for row in _rows(db, table):
            event = events[row["ocel_id"]]
            event.time, event.attributes = str(row["ocel_time"] or ""), _values(row)
    objects = defaultdict(list)
    for id, one, qualifier in db.execute("SELECT ocel_event_id, ocel_object_id, ocel_qualifier FROM event_object"):
        objects[id].append((one, qualifier or ""))
    for id, event in events.items():
        event.objects = objects[id]
    log.events = list(events.values())
    return log


def _tables(db: sqlite3.Connection, what: str) -> list[str]:
    return [f"{what}_{word}" for (word,) in db.execute(f"SELECT ocel_type_map FROM {what}_map_type")]


def _rows(db: sqlite3.Connection, table: str, order: str = "") -> list[dict[str, Any]]:
    name = table.replace('"', '""')
    cursor = db.execute(f'SELECT * FROM "{name}" {order}')
    columns = [one[0] for one in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor]


def _values(row: dict[str, Any]) -> dict[str, str]:
    return {name: _said(value) for name, value in row.items() if name not in _OWN and value is not None}


def _said(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _text(path: Path, one: Any, name: str, place: str) -> str:
    said = one.get(name) if isinstance(one, dict) else None
    if not isinstance(said, str) or not said:
        raise Unusable(path, f"no «{name}»", line=place)
    return said


def _list(path: Path, one: dict[str, Any], name: str, place: str) -> list[dict[str, Any]]:
    said = one.get(name) or []
    if not isinstance(said, list) or not all(isinstance(each, dict) for each in said):
        raise Unusable(path, f"«{name}» is no list", line=place)
    return said
