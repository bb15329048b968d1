"""Two installations replicate into one database by PostgreSQL's own logical replication, byte for byte."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from domain.log_integrity.installation import Authority
from infrastructure.doctor.check_result import Level
from infrastructure.doctor.upkeep import whole_chain
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.log.schema import FILES
from infrastructure.postgres.embedded import use_embedded
from infrastructure.postgres.installations import installations
from infrastructure.postgres.migrations import migrate
from infrastructure.postgres.names import SchemaNames
from tests.infrastructure.log.appends import assert_sound, new, numbered, of, stored
from tests.infrastructure.read_models.observation import eventually, rows
from tests.installation import establish

pytestmark = pytest.mark.postgres
PROVINCES = Authority("H14"), Authority("H15")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of our own that tells others what is written to it."""
    home = tmp_path_factory.mktemp("replicating")
    with use_embedded(home) as server, psycopg.connect(server.url, autocommit=True) as db:
        db.execute("ALTER SYSTEM SET wal_level = logical")
    with use_embedded(home) as server:
        yield server.url


def database(cluster: str, name: str) -> str:
    """A new database of that name."""
    with psycopg.connect(cluster, autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name}".encode())
    return psycopg.conninfo.make_conninfo(cluster, dbname=name)


def record(url: str, names: SchemaNames, dossiers: range) -> None:
    """Facts of several streams, some numbered by a register."""

    async def run() -> None:
        log = PostgresLog(url, names)
        for n in dossiers:
            await log.append(numbered(f"register/{names.log}", f"dossier/{n}", key=f"in {n}"))
            await log.append(of(new(f"dossier/{n}", 2, f"việc {n}"), key=f"on {n}"))
        log.close()

    asyncio.run(run())


def publish(url: str, names: SchemaNames) -> None:
    """Let others follow the log's tables; the slot is made first, for a subscription of the same server."""
    with psycopg.connect(url, autocommit=True) as db:
        tables = f"{names.log}.fact, {names.log}.command"
        db.execute(f"CREATE PUBLICATION {names.log} FOR TABLE {tables} WITH (publish = 'insert')".encode())
        db.execute("SELECT pg_create_logical_replication_slot(%s, 'pgoutput')", [names.log])


def subscribe(url: str, source: str, names: SchemaNames) -> None:
    """Follow a log: what is there is copied, what comes is sent."""
    migrate(url, names, FILES)
    with psycopg.connect(url, autocommit=True) as db:
        made = psycopg.sql.SQL(
            "CREATE SUBSCRIPTION {name} CONNECTION {source} PUBLICATION {name} WITH (create_slot = false)"
        )
        db.execute(made.format(name=psycopg.sql.Identifier(names.log), source=psycopg.sql.Literal(source)))


def end(url: str, names: SchemaNames) -> None:
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(f"DROP SUBSCRIPTION {names.log}".encode())


def commands(url: str, names: SchemaNames) -> list[tuple[object, ...]]:
    return rows(url, f"SELECT * FROM {names.log}.command ORDER BY actor, key")


def until_equal(url: str, source: str, names: SchemaNames) -> None:
    """Wait until the copy holds what its source holds."""
    eventually(lambda: stored(url, names) == stored(source, names))
    eventually(lambda: commands(url, names) == commands(source, names))


def test_two_installations_replicate_into_one_database(cluster: str, tmp_path: Path) -> None:
    national = database(cluster, "national")
    sources = {authority: database(cluster, f"of_{authority.lower()}") for authority in PROVINCES}
    names = {authority: establish(url, authority) for authority, url in sources.items()}
    for authority, url in sources.items():
        record(url, names[authority], range(5 if authority == "H14" else 8))
        publish(url, names[authority])
        subscribe(national, url, names[authority])
    try:
        for authority, url in sources.items():
            until_equal(national, url, names[authority])
            record(url, names[authority], range(10, 14))
            until_equal(national, url, names[authority])
            assert_sound(stored(national, names[authority]))
            chain = whole_chain(national, names[authority])
            assert (chain.level, chain.what.split(" ")[0]) == (Level.OK, str(len(stored(url, names[authority]))))
    finally:
        for own in names.values():
            end(national, own)

    with psycopg.connect(national, autocommit=True) as db:
        found = installations(db)
        assert [(one.authority, one.names.log) for one in found] == [("H14", "log_h14"), ("H15", "log_h15")]
        for own in names.values():
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"):
                db.execute(f"DELETE FROM {own.log}.fact".encode())
