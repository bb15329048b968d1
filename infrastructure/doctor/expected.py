"""What the files of the schema make, read from their text: what a database is held against (định nghĩa đã viết)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from infrastructure.postgres.names import SchemaNames

Right = tuple[str, str, str, str]
"""Kind and name of an object, who, what."""

_FUNCTION = re.compile(r"CREATE FUNCTION (\w+)\.(\w+)\((.*?)\$\$(.*?)\$\$", re.DOTALL)
_GRANT = re.compile(r"^GRANT ([\w, ]+) ON (SCHEMA|TABLE|FUNCTION) ([\w., ]+) TO ([\w, ]+);$", re.MULTILINE)
_OWNER = re.compile(r"^ALTER (TABLE|FUNCTION) (\w+)\.(\w+) OWNER TO (\w+);$", re.MULTILINE)
_TRIGGER = re.compile(r"CREATE TRIGGER append_only ([\w ]+) ON (\w+)\.(\w+)\s+(FOR EACH STATEMENT [^;]+);")
_EVENT_TRIGGER = re.compile(r"CREATE EVENT TRIGGER (\w+) ON (\w+) EXECUTE FUNCTION ([\w.()]+);")


_TABLE = re.compile(r"CREATE TABLE (\w+)\.(\w+) \((.*?)\n\)", re.DOTALL)
_COLUMN_KEY = re.compile(r"^\s+(\w+)\s[^,\n(]*\b(PRIMARY KEY|UNIQUE)\b", re.MULTILINE)
_TABLE_KEY = re.compile(r"^\s+(PRIMARY KEY|UNIQUE) \(([\w, ]+)\)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Function:
    """A function as a file makes it, and in which (định nghĩa hàm)."""

    file: str
    body: str
    definer: bool
    settings: list[str] | None
    language: str


@dataclass(frozen=True, slots=True)
class EventTrigger:
    """Something that happens to a database, and the function that is asked (trình kích hoạt mức cơ sở dữ liệu)."""

    name: str
    event: str
    function: str


def functions(files: Sequence[Path], names: SchemaNames) -> dict[tuple[str, str], Function]:
    """Every function, by schema and name."""
    every: dict[tuple[str, str], Function] = {}
    for file, sql in _texts(files, names):
        for schema, name, head, body in _FUNCTION.findall(sql):
            path, language = re.search(r"SET search_path = ([\w, ]+?) AS", head), re.search(r"LANGUAGE (\w+)", head)
            settings = [f"search_path={path[1]}"] if path else None
            word = language[1] if language else ""
            every[schema, name] = Function(file.name, body, "SECURITY DEFINER" in head, settings, word)
    return every


def rights(files: Sequence[Path], names: SchemaNames) -> set[Right]:
    """Who may do what in the log's schema, beside the owner of each thing."""
    return {
        (kind, place.removeprefix(f"{names.log}."), who, what)
        for _, sql in _texts(files, names)
        for whats, kind, places, whom in _GRANT.findall(sql)
        for place in places.split(", ")
        for who in whom.split(", ")
        for what in whats.split(", ")
        if place.split(".")[0] == names.log
    }


def owners(files: Sequence[Path], names: SchemaNames) -> dict[tuple[str, str], str | None]:
    """Everything the log's schema holds and whose it is; None is whoever lays it."""
    given = {
        (kind, name): owner
        for _, sql in _texts(files, names)
        for kind, schema, name, owner in _OWNER.findall(sql)
        if schema == names.log
    }
    return given | {("TABLE", "migration"): None, ("SCHEMA", names.log): None}


def append_only_triggers(files: Sequence[Path], names: SchemaNames) -> dict[str, str]:
    """By table, the statement that makes its trigger again."""
    return {
        table: f"CREATE OR REPLACE TRIGGER append_only {when} ON {schema}.{table} {how}"
        for _, sql in _texts(files, names)
        for when, schema, table, how in _TRIGGER.findall(sql)
    }


def unique_keys(files: Sequence[Path], names: SchemaNames) -> dict[tuple[str, str], str]:
    """What no two rows of the log's tables may share, by table and columns, and the constraint that says so."""
    return {
        (table, columns): kind
        for _, sql in _texts(files, names)
        for schema, table, body in _TABLE.findall(sql)
        if schema == names.log
        for kind, columns in [
            *((kind, column) for column, kind in _COLUMN_KEY.findall(body)),
            *_TABLE_KEY.findall(body),
        ]
    }


def event_triggers(files: Sequence[Path], names: SchemaNames) -> list[EventTrigger]:
    """Those that refuse DDL on the log."""
    return [EventTrigger(*made) for _, sql in _texts(files, names) for made in _EVENT_TRIGGER.findall(sql)]


def _texts(files: Sequence[Path], names: SchemaNames) -> Iterator[tuple[Path, str]]:
    for file in files:
        yield file, names.fill(file.read_text(encoding="utf-8"))
