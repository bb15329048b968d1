"""Generations of a read model: made beside the live one, switched to in one transaction (thế hệ mô hình đọc)."""

from collections.abc import Sequence
from dataclasses import dataclass

from psycopg.errors import LockNotAvailable

from infrastructure.postgres.names import SchemaNames
from infrastructure.read_models.model import Db, ReadModel, TableNames, shape_of

SWITCH = 0x686F7372  # "hosr": one switch at a time
Live = dict[str, tuple[int, int]]
"""By name of a read model: the number of its live generation, and how far that has come."""


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation of one read model and how far it has come (một thế hệ)."""

    model: ReadModel
    number: int
    position: int

    def tables(self, names: SchemaNames) -> TableNames:
        """Its tables."""
        return TableNames(names, self.number)


class Misshapen(Exception):
    """The live generation of a read model was made with other tables than we have (thế hệ khác hình dạng)."""


def misshapen(db: Db, names: SchemaNames, models: Sequence[ReadModel]) -> list[ReadModel]:
    """The read models whose live generation was made with other tables: each is to be made anew beside it."""
    rows = db.execute(f"SELECT model, shape FROM {names.read}.tracking WHERE live".encode()).fetchall()
    found: dict[str, str | None] = dict(rows)
    return [model for model in models if model.name in found and found[model.name] != shape_of(model.tables)]


def live(db: Db, names: SchemaNames, models: tuple[ReadModel, ...]) -> list[Generation]:
    """The live generation of every read model; one that has none gets its first, once however many ask.

    Raises Misshapen where facts of this installation do not fit into the tables that are there.
    """
    if others := misshapen(db, names, models):
        raise Misshapen(", ".join(model.name for model in others))
    found = give_first(db, names, models)
    return [Generation(model, *found[model.name]) for model in models]


def give_first(db: Db, names: SchemaNames, models: Sequence[ReadModel]) -> Live:
    """Give every read model that has no generation its first, empty, once however many ask; what is live then."""
    found = _found(db, names)
    if found.keys() >= {model.name for model in models}:
        return found
    db.execute("SELECT pg_advisory_xact_lock(%s)", [SWITCH])
    found = _found(db, names)
    for model in models:
        if model.name not in found:
            switch(db, names, begin(db, names, model))
    return _found(db, names)


def _found(db: Db, names: SchemaNames) -> Live:
    rows = db.execute(f"SELECT model, generation, position FROM {names.read}.tracking WHERE live".encode())
    return {model: (number, position) for model, number, position in rows}


def begin(db: Db, names: SchemaNames, model: ReadModel) -> Generation:
    """Make the tables of the next generation with their indexes; nothing reads them yet."""
    generation = begin_bare(db, names, model)
    index(db, names, generation)
    return generation


def index(db: Db, names: SchemaNames, generation: Generation) -> None:
    """Index the tables of a generation that was begun bare."""
    for table in generation.model.tables:
        for statement in table.create_indexes(names.read, generation.number):
            db.execute(statement.encode())


def begin_bare(db: Db, names: SchemaNames, model: ReadModel) -> Generation:
    """Make the tables of the next generation with their keys alone, to be filled and then indexed."""
    db.execute("SELECT pg_advisory_xact_lock(%s)", [SWITCH])
    newest = db.execute(
        f"SELECT coalesce(max(generation), 0) FROM {names.read}.tracking WHERE model = %s".encode(), [model.name]
    ).fetchone()
    number = (newest[0] if newest else 0) + 1
    for table in model.tables:
        db.execute(table.create_bare(names.read, number).encode())
    db.execute(
        f"INSERT INTO {names.read}.tracking (model, generation, shape) VALUES (%s, %s, %s)".encode(),
        [model.name, number, shape_of(model.tables)],
    )
    return Generation(model, number, 0)


def switch(db: Db, names: SchemaNames, generation: Generation) -> None:
    """Let every reader see this generation from the commit on, and drop the ones before it.

    One that another rebuild is filling just now is left to that one, which takes it down when it finds out.
    """
    model = generation.model
    db.execute("SELECT pg_advisory_xact_lock(%s)", [SWITCH])
    for table in model.tables:
        view = f"{names.read}.{table.name}"
        db.execute(f"DROP VIEW IF EXISTS {view}".encode())
        db.execute(f"CREATE VIEW {view} AS TABLE {generation.tables(names).of(table)}".encode())
    older = db.execute(
        f"SELECT generation, live FROM {names.read}.tracking WHERE model = %s AND generation < %s".encode(),
        [model.name, generation.number],
    ).fetchall()
    db.execute(f"UPDATE {names.read}.tracking SET live = false WHERE model = %s AND live".encode(), [model.name])
    db.execute(
        f"UPDATE {names.read}.tracking SET live = true WHERE model = %s AND generation = %s".encode(),
        [model.name, generation.number],
    )
    for number, was_live in older:
        one = Generation(model, number, 0)
        if was_live or not _is_being_filled(db, names, one):
            drop(db, names, one)


def _is_being_filled(db: Db, names: SchemaNames, generation: Generation) -> bool:
    tables = ", ".join(generation.tables(names).of(table) for table in generation.model.tables)
    try:
        with db.transaction():
            db.execute(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE NOWAIT".encode())
    except LockNotAvailable:
        return True
    return False


def drop(db: Db, names: SchemaNames, generation: Generation) -> None:
    """Take a generation down that nothing reads any more."""
    for table in generation.model.tables:
        db.execute(f"DROP TABLE IF EXISTS {generation.tables(names).of(table)}".encode())
    for table_name in ("tracking", "parked"):
        db.execute(
            f"DELETE FROM {names.read}.{table_name} WHERE model = %s AND generation = %s".encode(),
            [generation.model.name, generation.number],
        )
