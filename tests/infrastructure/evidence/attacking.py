"""What a superuser can do to a log, and a kit to seal one."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from infrastructure.evidence.seal_folder import SealFolder
from infrastructure.evidence.sealer import Sealer
from infrastructure.evidence.stored import StoredFacts
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.postgres.names import Names
from tests.infrastructure.log.appends import new, of

ORIGIN = "log.example/province"
NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)


def record(url: str, count: int, *, streams: int = 3, beginning: int = 0) -> None:
    """Record so many facts, spread over streams."""

    async def written() -> None:
        log = PostgresLog(url, Names())
        for n in range(beginning, beginning + count):
            await log.append(of(new(f"dossier/{n % streams}", None, f"việc {n}")))
        log.close()

    asyncio.run(written())


@contextmanager
def sealer_of(url: str, folder: Path, now: Callable[[], datetime] = lambda: NOON) -> Iterator[Sealer]:
    """A sealer that has just started."""
    with StoredFacts(url, Names(), Names().sealer) as facts:
        yield Sealer(ORIGIN, SealFolder(folder), facts, now)


def as_superuser(url: str, *statements: str) -> None:
    """Change the log as who owns the server can: with the guard told to look away and the triggers off."""
    with psycopg.connect(url) as db:
        db.execute("SET LOCAL hoso.migrating = 'log'")
        db.execute("ALTER TABLE log.fact DISABLE TRIGGER ALL")
        for statement in statements:
            db.execute(statement.encode())
        db.execute("ALTER TABLE log.fact ENABLE ALWAYS TRIGGER append_only")


TRUE_LEAF = (
    "log.leaf(position, convert_to(stream, 'UTF8'), version, convert_to(topic, 'UTF8'), "
    "timestamptz_send(recorded_at) || int8send(behind), coalesce(number, 0), meta, prev, body)"
)
"""What an attacker who knows our form writes beside a changed fact."""
