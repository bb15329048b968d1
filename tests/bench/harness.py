"""A server to measure on, and lines of figures (nơi đo và cách trình bày)."""

import shutil
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from infrastructure.log.schema import FILES
from infrastructure.postgres.embedded import use_embedded
from infrastructure.postgres.migrations import migrate
from tests.installation import NAMES


@contextmanager
def server() -> Iterator[str]:
    """A server of our own, on a memory disk where there is one, so that the disk's moods stay out of it."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    try:
        with use_embedded(folder / "postgres") as use:
            yield use.url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fresh(url: str) -> str:
    """A new database on the server, with our schema."""
    with psycopg.connect(url, autocommit=True) as db:
        row = db.execute("SELECT count(*) FROM pg_database").fetchone()
        name = f"bench_{row[0] if row else 0}"
        db.execute(f"CREATE DATABASE {name}".encode())
    made = psycopg.conninfo.make_conninfo(url, dbname=name)
    migrate(made, NAMES, FILES)
    return made


def median(rows: list[tuple[float, ...]], place: int) -> float:
    """Median of one column."""
    return statistics.median(row[place] for row in rows)


def heading(title: str) -> None:
    """A heading."""
    print(f"\n{title}", flush=True)


def show(name: str, figure: str, ratio: float | None = None) -> None:
    """One line of figures."""
    print(f"  {name:44} {figure:>22}" + ("" if ratio is None else f"   {ratio:6.2f} ×"), flush=True)
