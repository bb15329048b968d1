"""What a superuser can do to a log, and a kit to seal one."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from application.ports import NewFact
from domain.log_integrity.events import CodeDeployed
from infrastructure.evidence.fact_bytes import StoredFacts
from infrastructure.evidence.sealer.seal_folder import SealFolder
from infrastructure.evidence.sealer.sealer import Sealer
from infrastructure.log.postgres_log import PostgresLog
from tests.infrastructure.log.appends import new, of
from tests.installation import NAMES

ORIGIN = "log.example/province"
NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)


def record(url: str, count: int, *, streams: int = 3, beginning: int = 0) -> None:
    """Record so many facts, spread over streams."""

    async def written() -> None:
        log = PostgresLog(url, NAMES)
        for n in range(beginning, beginning + count):
            await log.append(of(new(f"dossier/{n % streams}", None, f"việc {n}")))
        log.close()

    asyncio.run(written())


@contextmanager
def sealer_of(url: str, folder: Path, now: Callable[[], datetime] = lambda: NOON) -> Iterator[Sealer]:
    """A sealer that has just started."""
    with StoredFacts(url, NAMES, NAMES.sealer) as facts:
        yield Sealer(ORIGIN, SealFolder(folder), facts, now)


def as_superuser(url: str, *statements: str) -> None:
    """Change the log as who owns the server can: with the guard told to look away and the triggers off."""
    with psycopg.connect(url) as db:
        db.execute("SET LOCAL hoso.migrating = 'log_h14'")
        db.execute("ALTER TABLE log_h14.fact DISABLE TRIGGER ALL")
        for statement in statements:
            db.execute(statement.encode())
        db.execute("ALTER TABLE log_h14.fact ENABLE ALWAYS TRIGGER append_only")


TRUE_LEAF = (
    "log_h14.leaf(position, convert_to(stream, 'UTF8'), version, convert_to(topic, 'UTF8'), "
    "timestamptz_send(recorded_at) || int8send(behind), coalesce(number, 0), meta, prev, body)"
)
"""What an attacker who knows our form writes beside a changed fact."""

REWRITTEN = f"""
DO $$
DECLARE row log_h14.fact; before bytea;
BEGIN
    FOR row IN SELECT * FROM log_h14.fact ORDER BY position LOOP
        SELECT f.leaf INTO before FROM log_h14.fact f WHERE f.stream = row.stream AND f.version < row.version
        ORDER BY f.version DESC LIMIT 1;
        UPDATE log_h14.fact SET prev = coalesce(before, '') WHERE position = row.position;
        UPDATE log_h14.fact SET leaf = {TRUE_LEAF} WHERE position = row.position;
    END LOOP;
END
$$
"""
"""Every leaf and every chain made again, so that the database agrees with itself."""


def introduce(url: str) -> None:
    """Let a program say which it is, as an installation does before it records."""
    event = CodeDeployed(occurred_at=NOON, version="0", digest="00")

    async def written() -> None:
        log = PostgresLog(url, NAMES)
        await log.append(of(NewFact("code", None, event)))
        log.close()

    asyncio.run(written())
