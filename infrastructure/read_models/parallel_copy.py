"""Rows that are written once, copied into their tables while the facts of the next ones are read (nạp song song)."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from psycopg import Copy
from psycopg.conninfo import make_conninfo
from psycopg.copy import QueuedLibpqWriter

from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.sessions import session
from infrastructure.read_models.model import Db, Rows

SECTION = 200_000
"""Rows of one COPY: it is a transaction, and a long one keeps the server from clearing away what nobody sees."""


class ParallelCopy:
    """One COPY for each table, each over a connection of its own; PostgreSQL takes rows in while more are made.

    What a COPY raises is raised by the write or the end that comes after it.
    """

    def __init__(self, db: Db, names: SchemaNames, opened: ExitStack) -> None:
        self._db = db
        self._names = names
        self._opened = opened
        self._copies: dict[str, Copy] = {}
        self._handed_over = 0

    def write(self, rows: Rows) -> None:
        """Hand over rows; once in a while wait until all of them are stored."""
        write_row = (self._copies.get(rows.table) or self._begun(rows)).write_row
        for row in rows.rows:
            write_row(row)
        self._handed_over += len(rows.rows)
        if self._handed_over >= SECTION:
            self._copies, self._handed_over = {}, 0
            self._opened.close()

    def _begun(self, rows: Rows) -> Copy:
        db = self._opened.enter_context(another_connection(self._db, self._names))
        cursor = self._opened.enter_context(db.cursor())
        sql = f"COPY {rows.table} FROM STDIN (FORMAT BINARY)".encode()
        begun = self._opened.enter_context(cursor.copy(sql, writer=QueuedLibpqWriter(cursor)))
        begun.set_types(rows.spec.types)
        self._copies[rows.table] = begun
        return begun


@contextmanager
def parallel_copy(db: Db, names: SchemaNames) -> Iterator[ParallelCopy]:
    """Tables to copy into; at the end everything is stored, after an error what was not is dropped."""
    with ExitStack() as opened:
        yield ParallelCopy(db, names, opened)


@contextmanager
def another_connection(db: Db, names: SchemaNames) -> Iterator[Db]:
    """Another connection like this one, in the same role."""
    same = make_conninfo(db.info.dsn, password=db.info.password or None)
    with session(same, autocommit=True) as other:
        other.execute(f"SET ROLE {names.app}".encode())
        other.execute("SET synchronous_commit TO off")
        yield other
