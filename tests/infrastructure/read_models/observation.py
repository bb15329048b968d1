"""Looking at read models from outside: rows, digests, and waiting until something is so."""

import hashlib
import time
from collections.abc import Callable
from typing import Any

import psycopg

from infrastructure.read_models.model import ReadModel

PATIENCE_SECONDS = 60.0


def eventually(is_so: Callable[[], bool]) -> None:
    """Wait until something is so; fails when it does not come to be."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < end, "it did not come to be"
        time.sleep(0.01)


def rows(url: str, sql: str) -> list[tuple[Any, ...]]:
    """What a question finds."""
    with psycopg.connect(url) as db:
        return db.execute(sql.encode()).fetchall()


def row(url: str, dossier: str) -> dict[str, Any]:
    """One dossier's row."""
    with psycopg.connect(url, row_factory=psycopg.rows.dict_row) as db:
        found = db.execute("SELECT * FROM read_h14.dossier WHERE id = %s", [dossier]).fetchone()
        assert found is not None
        return found


def digest(url: str, model: ReadModel) -> str:
    """Everything a read model shows, in one number."""
    digest = hashlib.sha256()
    for table in model.tables:
        for (line,) in rows(url, f"SELECT t::text FROM read_h14.{table.name} t ORDER BY 1"):
            digest.update(f"{table.name}{line}\n".encode())
    return digest.hexdigest()


def counted(url: str) -> set[tuple[Any, ...]]:
    """The counts that are kept."""
    return set(rows(url, "SELECT source, agency, procedure, status, dossiers FROM read_h14.count WHERE dossiers <> 0"))


def counted_anew(url: str) -> set[tuple[Any, ...]]:
    """The same, counted over the dossiers."""
    return set(
        rows(
            url,
            "SELECT source, coalesce(agency, ''), coalesce(procedure, ''), coalesce(status, 0), count(*) "
            "FROM read_h14.dossier GROUP BY 1, 2, 3, 4",
        )
    )
