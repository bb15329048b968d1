"""A server that may lose what it acknowledged is refused; the login that runs the installation gets its role."""

import asyncio
import uuid
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from infrastructure.main import open_installation
from infrastructure.postgres.embedded import use_embedded
from infrastructure.postgres.safety import UnsafeServer, refuse_unsafe, unsafe
from infrastructure.settings import Settings
from tests.installation import AUTHORITY

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize(
    ("settings", "wrong"),
    [
        ({"fsync": "on", "full_page_writes": "on"}, []),
        ({"fsync": "off", "full_page_writes": "on"}, ["fsync = on"]),
        ({"fsync": "on", "full_page_writes": "off"}, ["full_page_writes = on"]),
        ({}, ["fsync = on", "full_page_writes = on"]),
    ],
)
def test_what_could_lose_an_acknowledged_fact_is_named(settings: dict[str, str], wrong: list[str]) -> None:
    assert unsafe(settings) == wrong


def test_the_embedded_server_cannot_be_made_unsafe_from_inside(tmp_path: Path) -> None:
    with use_embedded(tmp_path / "postgres") as server:
        with psycopg.connect(server.url, autocommit=True) as db:
            db.execute("ALTER SYSTEM SET full_page_writes = off")
            db.execute("ALTER SYSTEM SET fsync = off")
            db.execute("SELECT pg_reload_conf()")
        refuse_unsafe(server.url)


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_that_cannot_hold_vietnamese_is_named(server_url: str, encoding: str) -> None:
    name = f"hoso_{uuid.uuid4().hex}"
    with psycopg.connect(server_url, autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'".encode())
        try:
            with pytest.raises(UnsafeServer, match=f"the database is {encoding}.*ENCODING 'UTF8'"):
                refuse_unsafe(psycopg.conninfo.make_conninfo(server_url, dbname=name))
        finally:
            db.execute(f"DROP DATABASE {name}".encode())


def test_a_plain_login_runs_the_installation_that_an_administrator_migrated(database_url: str, tmp_path: Path) -> None:
    login = f"runner_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(database_url, autocommit=True) as db:
        db.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(login)))
    url = psycopg.conninfo.make_conninfo(database_url, user=login)
    settings = Settings(authority=AUTHORITY, data_dir=tmp_path, database_url=url, admin_url=database_url)

    async def head() -> int:
        async with open_installation(settings) as running:
            with psycopg.connect(url, autocommit=True) as db:
                for role in (running.settings.names.sealer, running.settings.names.inspector):
                    db.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))
                    db.execute("SELECT FROM log_h14.fact")
            return await running.log.head()

    try:
        assert asyncio.run(head()) > 0
    finally:
        with psycopg.connect(database_url, autocommit=True) as db:
            role = sql.Identifier(login)
            db.execute(sql.SQL("DROP OWNED BY {} CASCADE").format(role))
            db.execute(sql.SQL("DROP ROLE {}").format(role))
