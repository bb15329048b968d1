"""The rules of OCEL 2.0, asked of a file: what the standard demands of its tables, and what it leaves to the writer."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

SIX = ("event_map_type", "object_map_type", "event", "object", "event_object", "object_object")
READ: dict[str, Callable[[str], object]] = {
    "string": str,
    "time": datetime.fromisoformat,
    "integer": int,
    "float": float,
    "boolean": {"true": True, "false": False}.__getitem__,
}


class Tables(NamedTuple):
    """A database as its catalogue shows it: columns with type and place in the key; foreign keys by column."""

    columns: dict[str, dict[str, tuple[str, int]]]
    foreign: dict[str, set[tuple[str, str, str]]]
    types: dict[str, list[str]]

    def key(self, table: str) -> set[str]:
        """Columns of the primary key."""
        return {name for name, (_, place) in self.columns[table].items() if place}

    def of_types(self, what: str) -> list[str]:
        """The tables that the map promises."""
        return [f"{what}_{word}" for word in self.types[what]]


def tables(db: sqlite3.Connection) -> Tables:
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return Tables(
        {
            table: {row[1]: (row[2], row[5]) for row in db.execute(f"SELECT * FROM pragma_table_info('{table}')")}
            for table in names
        },
        {
            table: {(row[3], row[2], row[4]) for row in db.execute(f"SELECT * FROM pragma_foreign_key_list('{table}')")}
            for table in names
        },
        {
            what: [word for (word,) in db.execute(f"SELECT ocel_type_map FROM {what}_map_type")]
            for what in ("event", "object")
        },
    )


def _has(*wanted: tuple[str, str]) -> Callable[[Tables], bool]:
    return lambda t: all(column in t.columns[table] for table, column in wanted)


def _key(table: str, *columns: str) -> Callable[[Tables], bool]:
    return lambda t: t.key(table) == set(columns)


def _points(table: str, *foreign: tuple[str, str, str]) -> Callable[[Tables], bool]:
    return lambda t: set(foreign) <= t.foreign[table]


def _each(what: str, holds: Callable[[Tables, str], bool]) -> Callable[[Tables], bool]:
    return lambda t: all(holds(t, table) for table in t.of_types(what))


def _as_promised(what: str) -> Callable[[Tables], bool]:
    def given(t: Tables) -> bool:
        return set(t.of_types(what)) == {name for name in t.columns if name.startswith(f"{what}_")} - set(SIX)

    return given


RULES: dict[str, Callable[[Tables], bool]] = {
    "the six tables are there": lambda t: set(SIX) <= t.columns.keys(),
    "a table for each type of object": _as_promised("object"),
    "a table for each type of event": _as_promised("event"),
    "types are named": _has(*((table, "ocel_type") for table in SIX[:4])),
    "maps say the word of a table": _has(("event_map_type", "ocel_type_map"), ("object_map_type", "ocel_type_map")),
    "events and objects have an id": _has(("event", "ocel_id"), ("object", "ocel_id")),
    "relations have a qualifier": _has(("event_object", "ocel_qualifier"), ("object_object", "ocel_qualifier")),
    "events relate to objects": _has(("event_object", "ocel_event_id"), ("event_object", "ocel_object_id")),
    "objects relate to objects": _has(("object_object", "ocel_source_id"), ("object_object", "ocel_target_id")),
    "objects of a type have an id": _each("object", lambda t, table: "ocel_id" in t.columns[table]),
    "events of a type have an id": _each("event", lambda t, table: "ocel_id" in t.columns[table]),
    "objects of a type have times": _each("object", lambda t, table: t.columns[table]["ocel_time"][0] == "TIMESTAMP"),
    "events of a type have times": _each("event", lambda t, table: t.columns[table]["ocel_time"][0] == "TIMESTAMP"),
    "a type of event is mapped once": _key("event_map_type", "ocel_type"),
    "a type of object is mapped once": _key("object_map_type", "ocel_type"),
    "an event has one type": _key("event", "ocel_id"),
    "an object has one type": _key("object", "ocel_id"),
    "a relation stands once": lambda t: (
        _key("event_object", "ocel_event_id", "ocel_object_id", "ocel_qualifier")(t)
        and _key("object_object", "ocel_source_id", "ocel_target_id", "ocel_qualifier")(t)
    ),
    "an event of a type stands once": _each("event", lambda t, table: t.key(table) == {"ocel_id"}),
    "events and objects have mapped types": lambda t: (
        _points("event", ("ocel_type", "event_map_type", "ocel_type"))(t)
        and _points("object", ("ocel_type", "object_map_type", "ocel_type"))(t)
    ),
    "relations begin and end at something": _points(
        "event_object", ("ocel_event_id", "event", "ocel_id"), ("ocel_object_id", "object", "ocel_id")
    ),
    "links begin and end at something": _points(
        "object_object", ("ocel_source_id", "object", "ocel_id"), ("ocel_target_id", "object", "ocel_id")
    ),
    "events of a type are events": _each("event", lambda t, n: ("ocel_id", "event", "ocel_id") in t.foreign[n]),
    "objects of a type are objects": _each("object", lambda t, n: ("ocel_id", "object", "ocel_id") in t.foreign[n]),
}


def broken(db: sqlite3.Connection) -> list[str]:
    """The rules that the tables break."""
    found = tables(db)
    return [name for name, holds in RULES.items() if not holds(found)]


def contradictions(db: sqlite3.Connection) -> Iterator[str]:
    """What the tables would allow and their rows must not do."""
    if db.execute("PRAGMA foreign_key_check").fetchall():
        yield "a row points at nothing"
    for what in ("event", "object"):
        for kind, word in db.execute(f"SELECT ocel_type, ocel_type_map FROM {what}_map_type").fetchall():
            first = "" if what == "event" else " WHERE ocel_changed_field IS NULL"
            mine = db.execute(f"SELECT ocel_id FROM {what} WHERE ocel_type = ? ORDER BY 1", [kind]).fetchall()
            if mine != db.execute(f"SELECT ocel_id FROM {what}_{word}{first} ORDER BY 1").fetchall():
                yield f"{what}s of type {kind} do not each begin once in their table"
            if any(not has_offset(at) for (at,) in db.execute(f"SELECT ocel_time FROM {what}_{word}")):
                yield f"{what}s of type {kind} have a time without offset"
    yield from _changes(db)


def _changes(db: sqlite3.Connection) -> Iterator[str]:
    for (word,) in db.execute("SELECT ocel_type_map FROM object_map_type").fetchall():
        rows = db.execute(f"SELECT * FROM object_{word} WHERE ocel_changed_field IS NOT NULL")
        names = [column[0] for column in rows.description]
        for row in rows:
            given = {name for name, value in zip(names, row, strict=True) if value is not None}
            if given != {"ocel_id", "ocel_time", "ocel_changed_field", row[names.index("ocel_changed_field")]}:
                yield f"a change in object_{word} does not change the field it names: {row}"


def has_offset(text: str) -> bool:
    return datetime.fromisoformat(text).tzinfo is not None


def misshapen(log: dict[str, Any]) -> Iterator[str]:
    """Where a JSON log has another shape than the standard's, or names what is not there."""
    if log.keys() != {"eventTypes", "objectTypes", "events", "objects"}:
        yield f"top level: {sorted(log)}"
    ids = {one["id"] for one in log["objects"]}
    for what in ("event", "object"):
        types = {one["name"]: {a["name"]: a["type"] for a in one["attributes"]} for one in log[f"{what}Types"]}
        if len(types) != len(log[f"{what}Types"]) or len({one["id"] for one in log[f"{what}s"]}) != len(
            log[f"{what}s"]
        ):
            yield f"a type or an id of {what}s stands twice"
        for one in log[f"{what}s"]:
            yield from _misshapen(what, one, types.get(one["type"]), ids)


def _reads_as(kind: str, value: object) -> bool:
    """Whether a value is text, as the published schema demands of all, and reads as the type that was declared."""
    try:
        return isinstance(value, str) and READ[kind](value) is not None
    except (KeyError, ValueError):
        return False


def _misshapen(what: str, one: dict[str, Any], attributes: dict[str, str] | None, ids: set[str]) -> Iterator[str]:
    wanted = {"id", "type", "attributes", "relationships"} | ({"time"} if what == "event" else set())
    if one.keys() != wanted or not all(isinstance(one[name], str) for name in wanted & {"id", "type", "time"}):
        yield f"{one['id']}: keys {sorted(one)}"
    if attributes is None:
        yield f"{one['id']}: type {one['type']} is not declared"
    for given in one["attributes"]:
        kind = (attributes or {}).get(given["name"], "nothing")
        if not _reads_as(kind, given["value"]):
            yield f"{one['id']}: {given['name']} is no {kind}"
        elif kind == "time" and not has_offset(given["value"]):
            yield f"{one['id']}: {given['name']} has no offset"
    times = [given["time"] for given in one["attributes"]] if what == "object" else [one["time"]]
    if not all(map(has_offset, times)):
        yield f"{one['id']}: a time without offset"
    for relation in one["relationships"]:
        if relation.keys() != {"objectId", "qualifier"} or relation["objectId"] not in ids or not relation["qualifier"]:
            yield f"{one['id']}: {relation}"
