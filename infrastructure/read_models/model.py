"""What a read model is: tables of its own, filled from facts in batches (mô hình đọc)."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from itertools import chain
from types import NoneType
from typing import Any, NamedTuple, Protocol, get_args

import psycopg
from msgspec.structs import fields

from application.ports import Fact
from infrastructure.postgres.names import SchemaNames

Db = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class TableDefinition:
    """A table of a read model: its columns with types, its keys and indexes (bảng).

    In SQL, indexes and keys are written with {table} where the generation's own name goes. written_once: rows never
    change, so that no space is left for it.
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    key: str
    indexes: tuple[str, ...] = ()
    written_once: bool = False

    def create(self, schema: str, generation: int) -> list[str]:
        """Statements that make one generation of the table."""
        return [self.create_bare(schema, generation), *self.create_indexes(schema, generation)]

    def create_bare(self, schema: str, generation: int) -> str:
        """The statement that makes it with nothing but what rows are found by to be changed: faster to fill."""
        body = ", ".join(f"{column} {kind}" for column, kind in self.columns)
        rest = ")" if self.written_once else f", PRIMARY KEY ({self.key})) WITH (fillfactor = 80)"
        return f"CREATE TABLE {self.named(schema, generation)} ({body}{rest}"

    def create_indexes(self, schema: str, generation: int) -> list[str]:
        """The statements that index it."""
        table = self.named(schema, generation)
        key = [f"ALTER TABLE {table} ADD PRIMARY KEY ({self.key})"] if self.written_once else []
        return [*key, *(f"CREATE INDEX ON {table} {index}" for index in self.indexes)]

    @property
    def types(self) -> list[str]:
        """The types of its columns."""
        return [kind.split()[0] for _, kind in self.columns]

    def named(self, schema: str, generation: int) -> str:
        """The table of one generation."""
        return f"{schema}.{self.name}_{generation}"


def shape_of(tables: Sequence[TableDefinition]) -> str:
    """A digest of what tables are made of: another one means that older generations do not fit (dấu hình dạng)."""
    made = "\n".join(statement for table in tables for statement in table.create("", 0))
    return sha256(made.encode()).hexdigest()[:16]


_SQL_TYPES = {int: "int8", str: "text", datetime: "timestamptz", date: "date", bool: "bool"}


def columns_of(row: type[Any]) -> tuple[tuple[str, str], ...]:
    """The columns of a row type: one per field, in the order of the fields (các cột)."""
    return tuple((field.name, _sql_type(field.type)) for field in fields(row))


def _sql_type(annotation: Any) -> str:
    kinds = get_args(annotation) or (annotation,)
    kind = next(kind for kind in kinds if kind is not NoneType)
    return _SQL_TYPES[kind] + ("" if NoneType in kinds else " NOT NULL")


class ReadModel(Protocol):
    """Facts to rows, set-based; one generation of its tables beside another while it is rebuilt (mô hình đọc)."""

    @property
    def name(self) -> str:
        """The word for it in tracking, rebuilds and reports."""
        ...

    @property
    def tables(self) -> tuple[TableDefinition, ...]:
        """Its tables."""
        ...

    def apply(self, db: Db, names: "TableNames", facts: Sequence[Fact]) -> None:
        """Bring the tables up to date with a batch of facts, inside the caller's transaction."""
        ...

    def filling(self, db: Db, names: "TableNames") -> "Filling":
        """The same over a whole log that is read from its beginning into empty tables."""
        ...


class Rows(NamedTuple):
    """Whole rows for one generation of a table (các dòng)."""

    table: str
    spec: TableDefinition
    rows: Sequence[Sequence[Any]]


class Filling(Protocol):
    """Empty tables being filled batch by batch; what is in memory still is written at the end (nạp mô hình đọc)."""

    def take(self, facts: Sequence[Fact]) -> Rows | None:
        """Take in a batch. Rows that will never change come back, to be written beside."""
        ...

    def write(self) -> None:
        """Write what is in memory."""
        ...


@dataclass(frozen=True, slots=True)
class EachBatch:
    """The filling of a model that keeps nothing in memory: every batch is applied as it comes (nạp từng đợt)."""

    model: ReadModel
    db: Db
    names: "TableNames"

    def take(self, facts: Sequence[Fact]) -> None:
        """Apply a batch."""
        self.model.apply(self.db, self.names, facts)

    def write(self) -> None:
        """Nothing is left to write."""


@dataclass(frozen=True, slots=True)
class TableNames:
    """The tables of one generation of a read model (tên bảng)."""

    names: SchemaNames
    generation: int

    def of(self, table: TableDefinition) -> str:
        """The full name of a table in this generation."""
        return table.named(self.names.read, self.generation)


def copy_rows(db: Db, table: str, spec: TableDefinition, rows: Iterable[Sequence[Any]]) -> None:
    """Write whole rows with binary COPY: two to three times the rate of any INSERT.

    Rows may be made as they are asked for, without the connection: PostgreSQL takes in those before meanwhile.
    """
    made = iter(rows)
    first = next(made, None)
    if first is None:
        return
    with db.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN (FORMAT BINARY)".encode()) as copy:
        copy.set_types(spec.types)
        for row in chain([first], made):
            copy.write_row(row)


def write_rows(
    db: Db, table: str, spec: TableDefinition, rows: Mapping[Any, Sequence[Any]], known: Container[Any]
) -> None:
    """Write rows whole under their keys: new ones copied in, known ones updated in place from a staging table.

    Updating in place leaves the indexes alone wherever no indexed column changed, which is most of the time.
    """
    copy_rows(db, table, spec, [row for key, row in rows.items() if key not in known])
    changed = [row for key, row in rows.items() if key in known]
    if not changed:
        return
    stage = f"stage_{spec.name}"
    db.execute(f"CREATE TEMP TABLE IF NOT EXISTS {stage} (LIKE {table}) ON COMMIT DELETE ROWS".encode())
    db.execute(f"TRUNCATE {stage}".encode())
    copy_rows(db, stage, spec, changed)
    columns = [column for column, _ in spec.columns if column != spec.key]
    to, come = ", ".join(columns), ", ".join(f"s.{column}" for column in columns)
    db.execute(f"UPDATE {table} t SET ({to}) = ROW({come}) FROM {stage} s WHERE t.{spec.key} = s.{spec.key}".encode())


def delete_rows(db: Db, table: str, spec: TableDefinition, keys: Iterable[str]) -> None:
    """Take rows out by key."""
    keys = list(keys)
    if not keys:
        return
    db.execute(f"DELETE FROM {table} WHERE {spec.key} = ANY(%b::text[])".encode(), [keys])


def read_rows(db: Db, table: str, spec: TableDefinition, keys: Iterable[str]) -> list[tuple[Any, ...]]:
    """Whole rows under these keys."""
    keys = list(keys)
    if not keys:
        return []
    columns = ", ".join(column for column, _ in spec.columns)
    with db.cursor(binary=True) as cursor:
        cursor.execute(f"SELECT {columns} FROM {table} WHERE {spec.key} = ANY(%b::text[])".encode(), [keys])
        return cursor.fetchall()
