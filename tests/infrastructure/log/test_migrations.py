"""A database is brought to the newest schema once, and never to a schema somebody changed afterwards."""

import asyncio
import shutil
import threading
import uuid
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from domain.errors import Malformed
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.log.schema import FILES
from infrastructure.postgres.migrations import MigrationRefused, migrate, nothing_more
from infrastructure.postgres.names import SchemaNames
from tests.infrastructure.log.appends import assert_sound, new, of, stored

pytestmark = pytest.mark.postgres
LAID = [file.name for file in FILES]


def copied(folder: Path) -> tuple[Path, ...]:
    """The files of the schema, to be changed."""
    return tuple(Path(shutil.copy(file, folder)) for file in FILES)


def tables(url: str) -> set[tuple[str, str]]:
    with psycopg.connect(url) as db:
        return {
            (str(schema), str(name))
            for schema, name in db.execute(
                "SELECT schemaname, tablename FROM pg_tables WHERE schemaname !~ '^(pg_|information)'"
            )
        }


def test_running_twice_changes_nothing(database_url: str, names: SchemaNames) -> None:
    assert migrate(database_url, names, FILES) == LAID
    before = tables(database_url)

    assert migrate(database_url, names, FILES) == []
    assert tables(database_url) == before


def test_a_database_laid_by_another_version_is_refused_in_one_line_and_left_as_it_is(
    database_url: str, names: SchemaNames, tmp_path: Path
) -> None:
    older = copied(tmp_path)
    older[1].write_text(older[1].read_text() + "\n-- as it was")
    (tmp_path / "0001_log.sql").write_text("SELECT 1")
    migrate(database_url, names, (*older, tmp_path / "0001_log.sql"))
    before = tables(database_url)

    with pytest.raises(MigrationRefused) as refused:
        migrate(database_url, names, FILES)

    said = str(refused.value)
    assert f"«{names.log}» was laid by another version (0001_log.sql, {LAID[1]} differ)" in said
    assert "where a restore is under way or broke off, finish it" in said
    assert "HOSO_DATA_DIR" in said
    assert "\n" not in said
    assert tables(database_url) == before


def fail(db: psycopg.Connection) -> None:
    db.execute("SELECT 1/0")


@pytest.mark.parametrize(("more", "first"), [("CREATE TABLE x (); SELECT 1/0", nothing_more), ("SELECT 1", fail)])
def test_what_fails_leaves_nothing_behind(
    database_url: str, names: SchemaNames, tmp_path: Path, more: str, first: Callable[[psycopg.Connection], None]
) -> None:
    last = tmp_path / "last.sql"
    last.write_text(more)

    with pytest.raises(psycopg.errors.DivisionByZero):
        migrate(database_url, names, (*FILES, last), first)

    assert tables(database_url) == set()


def test_two_who_migrate_at_once_do_it_once(database_url: str) -> None:
    ran: list[list[str]] = []
    errors: list[BaseException] = []
    own = SchemaNames(log=f"log_{uuid.uuid4().hex[:8]}", read="read")

    def run() -> None:
        try:
            ran.append(migrate(database_url, own, FILES))
        except BaseException as error:
            errors.append(error)

    in_threads(run, 4)

    assert errors == []
    assert sorted(ran) == [[], [], [], LAID]
    drop_roles(database_url, own)


def test_two_databases_of_one_server_can_be_migrated_at_once(server_url: str) -> None:
    own = SchemaNames(log=f"log_{uuid.uuid4().hex[:8]}", read="read")
    databases = [f"hoso_{uuid.uuid4().hex}" for _ in range(3)]
    errors: list[BaseException] = []
    with psycopg.connect(server_url, autocommit=True) as db:
        for name in databases:
            db.execute(f"CREATE DATABASE {name}".encode())
    waiting = iter(databases)

    def run() -> None:
        try:
            migrate(psycopg.conninfo.make_conninfo(server_url, dbname=next(waiting)), own, FILES)
        except BaseException as error:
            errors.append(error)

    in_threads(run, 3)

    assert errors == []
    with psycopg.connect(server_url, autocommit=True) as db:
        for name in databases:
            db.execute(f"DROP DATABASE {name}".encode())
        db.execute(f"DROP ROLE {', '.join(own.roles)}".encode())


def in_threads(run: object, number: int) -> None:
    threads = [threading.Thread(target=run) for _ in range(number)]  # type: ignore[arg-type]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def drop_roles(url: str, names: SchemaNames) -> None:
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(f"SET hoso.migrating = {names.log}; DROP SCHEMA {names.log}, {names.read} CASCADE".encode())
        for role in names.roles:
            db.execute(f"DROP OWNED BY {role} CASCADE; DROP ROLE {role}".encode())


def test_two_logs_live_side_by_side_in_one_database(any_url: str, names: SchemaNames) -> None:
    other = SchemaNames(log=f"log_{uuid.uuid4().hex[:8]}", read=f"read_{uuid.uuid4().hex[:8]}")

    assert migrate(any_url, other, FILES) == LAID

    async def record() -> None:
        first, second = PostgresLog(any_url, names), PostgresLog(any_url, other)
        await asyncio.gather(
            *(log.append(of(new(f"dossier/{n}", 1), key=str(n))) for n in range(20) for log in (first, second))
        )
        first.close()
        second.close()

    asyncio.run(record())
    for one in (names, other):
        assert_sound(stored(any_url, one))
        assert len(stored(any_url, one)) == 20
    with psycopg.connect(any_url, autocommit=True) as db:
        db.execute(f"SET ROLE {names.app}".encode())
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            db.execute(f"TABLE {other.log}.fact".encode())
    drop_roles(any_url, other)


def test_an_admin_who_is_no_superuser_can_migrate_and_keeps_no_way_in(server_url: str) -> None:
    name, admin = f"hoso_{uuid.uuid4().hex}", f"admin_{uuid.uuid4().hex}"
    own = SchemaNames(log=f"log_{uuid.uuid4().hex[:8]}", read="read")
    with psycopg.connect(server_url, autocommit=True) as db:
        db.execute(f"CREATE ROLE {admin} LOGIN CREATEROLE PASSWORD 'x'".encode())
        db.execute(f"CREATE DATABASE {name} OWNER {admin}".encode())
    url = psycopg.conninfo.make_conninfo(server_url, dbname=name, user=admin, password="x")

    assert migrate(url, own, FILES) == LAID
    assert migrate(url, own, FILES) == []

    with psycopg.connect(url) as db, pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"):
        db.execute(f"DELETE FROM {own.log}.fact".encode())
    with psycopg.connect(server_url, autocommit=True) as db:
        db.execute(f"DROP DATABASE {name}".encode())
        db.execute(f"DROP ROLE {', '.join(own.roles)}, {admin}".encode())


def test_somebody_without_rights_is_shown_what_to_give(database_url: str) -> None:
    person = f"poor_{uuid.uuid4().hex}"
    with psycopg.connect(database_url, autocommit=True) as db:
        db.execute(f"CREATE ROLE {person} LOGIN PASSWORD 'x'".encode())
    url = psycopg.conninfo.make_conninfo(database_url, user=person, password="x")

    with pytest.raises(MigrationRefused, match="HOSO_ADMIN_URL"):
        migrate(url, SchemaNames(log=f"log_{uuid.uuid4().hex[:8]}", read="read"), FILES)

    with psycopg.connect(database_url, autocommit=True) as db:
        db.execute(f"DROP ROLE {person}".encode())


@pytest.mark.parametrize("bad", ["", "Log", "1log", "log-b", "log b", 'log"; DROP', "l" * 42, "pg_log", "public\n"])
def test_a_schema_name_that_would_need_quoting_is_refused(bad: str) -> None:
    with pytest.raises(Malformed):
        SchemaNames(log=bad, read="read")


@pytest.mark.parametrize("word", ["user", "select", "table", "order"])
def test_a_schema_name_that_is_a_word_of_sql_is_refused(word: str) -> None:
    with pytest.raises(Malformed, match=word):
        SchemaNames(log=word, read="read")


def test_log_and_read_models_need_schemas_of_their_own() -> None:
    with pytest.raises(Malformed):
        SchemaNames(log="log", read="log")
