"""Nobody changes what was recorded: not the application, and not a superuser by accident."""

import asyncio
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from infrastructure.log.postgres_log import PostgresLog
from infrastructure.postgres.names import Names
from tests.infrastructure.log.appends import assert_sound, new, of, stored
from tests.infrastructure.log.databases import a_database_on

pytestmark = pytest.mark.postgres
Db = psycopg.Connection[tuple[object, ...]]

APPEND = (
    "SELECT * FROM log.append('{{1}}', '{{s}}', '{{{want}}}', '{{0}}', '{{0}}', '{{t}}', ARRAY[''::bytea], "
    "ARRAY[''::bytea], '{{a}}', '{{{key}}}', ARRAY[''::bytea], '{{1}}', '{{1}}')"
)


@pytest.fixture(scope="module", params=["given or embedded", "Debian 15"])
def kind_of_server(request: pytest.FixtureRequest) -> str:
    """Every kind of server, one after the other."""
    return str(request.getfixturevalue("debian_url" if request.param == "Debian 15" else "server_url"))


@contextmanager
def one_fact_on(server: str) -> Iterator[str]:
    """A database whose log holds one fact."""
    with a_database_on(server) as url:

        async def record() -> None:
            log = PostgresLog(url, Names())
            await log.append(of(new("dossier/a", 1)))
            log.close()

        asyncio.run(record())
        yield url


@contextmanager
def somebody_of(url: str, role: str) -> Iterator[Db]:
    """Connected as a person who has one role and nothing else."""
    person = f"web_{uuid.uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f"CREATE ROLE {person} LOGIN PASSWORD 'x' IN ROLE {role}".encode())
    with psycopg.connect(psycopg.conninfo.make_conninfo(url, user=person, password="x"), autocommit=True) as db:
        yield db
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f"DROP OWNED BY {person}; DROP ROLE {person}".encode())


@pytest.fixture(scope="module")
def settled(kind_of_server: str) -> Iterator[str]:
    """A log that no test of this page can change."""
    with one_fact_on(kind_of_server) as url:
        yield url


@pytest.fixture(scope="module")
def application(settled: str) -> Iterator[Db]:
    """Connected as the application."""
    with somebody_of(settled, Names().app) as db:
        yield db


@pytest.fixture
def recorded(kind_of_server: str) -> Iterator[str]:
    """A log of the test's own."""
    with one_fact_on(kind_of_server) as url:
        yield url


FORBIDDEN = [
    "UPDATE log.fact SET body = ''",
    "UPDATE log.command SET digest = ''",
    "DELETE FROM log.fact",
    "DELETE FROM log.command",
    "TRUNCATE log.fact",
    "TRUNCATE log.command, log.fact CASCADE",
    "INSERT INTO log.fact SELECT -5, 99, now(), 0, NULL, 1, 'x', 't', '', '', '', ''",
    "INSERT INTO log.fact (position) VALUES (2)",
    "INSERT INTO log.fact (recorded_at) VALUES ('2020-01-01')",
    "INSERT INTO log.command SELECT 'a', 'k', '', 1, 1, now()",
    "COPY log.fact FROM STDIN",
    "ALTER TABLE log.fact ADD COLUMN x int",
    "ALTER TABLE log.fact DISABLE TRIGGER ALL",
    "ALTER TABLE log.fact DISABLE TRIGGER append_only",
    "ALTER TABLE log.fact OWNER TO CURRENT_USER",
    "ALTER FUNCTION log.refuse_change() RENAME TO x",
    "DROP TRIGGER append_only ON log.fact",
    "DROP TABLE log.fact",
    "DROP FUNCTION log.refuse_change() CASCADE",
    "DROP SCHEMA log CASCADE",
    "CREATE TABLE log.x ()",
    "CREATE TRIGGER x BEFORE INSERT ON log.fact FOR EACH ROW EXECUTE FUNCTION log.refuse_change()",
    "CREATE RULE x AS ON INSERT TO log.fact DO INSTEAD NOTHING",
    "CREATE OR REPLACE FUNCTION log.refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "BEGIN; LOCK TABLE log.fact IN EXCLUSIVE MODE",
    "SELECT log.leaf(1, '', 1, '', '', 0, '', '', '')",
    "SET ROLE hoso_log_owner",
    "SET session_replication_role = replica",
    "SELECT * FROM log.migration",
]


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_the_application_may_append_and_read_and_nothing_else(application: Db, settled: str, sql: str) -> None:
    before = stored(settled, Names())

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        application.execute(sql.encode())

    application.execute("ROLLBACK" if application.info.transaction_status.name == "INERROR" else "SELECT 1")
    assert stored(settled, Names()) == before


def test_the_application_reads_and_appends_in_its_own_name(recorded: str, names: Names) -> None:
    with somebody_of(recorded, names.app) as application:
        assert application.execute("SELECT count(*) FROM log.fact").fetchone() == (1,)
        application.execute(APPEND.format(want="1", key="k").encode())

    assert_sound(stored(recorded, names))
    assert len(stored(recorded, names)) == 2


def test_the_application_cannot_leave_a_hole_by_counting_wrongly(recorded: str, names: Names) -> None:
    with somebody_of(recorded, names.app) as application:
        for want in ("NULL", "6", "-3", "0"):
            application.execute(APPEND.format(want=want, key=f"k{want}").encode())

    assert_sound(stored(recorded, names))


@pytest.mark.parametrize("before", ["-1", "1", "2"])
def test_the_application_cannot_leave_a_hole_by_naming_a_false_row_before(
    recorded: str, names: Names, before: str
) -> None:
    false = APPEND.format(want="1", key="k").replace("'{1}', '{0}', '{0}'", f"'{{1}}', '{{{before}}}', '{{0}}'")
    assert before in false

    with somebody_of(recorded, names.app) as application, pytest.raises(psycopg.Error):
        application.execute(false.encode())

    assert_sound(stored(recorded, names))


@pytest.mark.parametrize("role", ["origin", "replica"])
@pytest.mark.parametrize("sql", FORBIDDEN[:6])
def test_triggers_refuse_the_superuser_too(settled: str, sql: str, role: str) -> None:
    with psycopg.connect(settled) as superuser:
        superuser.execute(f"SET session_replication_role = {role}".encode())

        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"):
            superuser.execute(sql.encode())


def test_nobody_else_in_the_database_sees_the_log(settled: str) -> None:
    with somebody_of(settled, "pg_monitor") as stranger:
        for sql in ("TABLE log.fact", "TABLE read.tracking", APPEND.format(want="1", key="k")):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                stranger.execute(sql.encode())


def test_the_owner_of_the_log_cannot_log_in(settled: str, names: Names) -> None:
    with psycopg.connect(settled) as db:
        found = db.execute(
            "SELECT bool_or(rolcanlogin), count(*) FROM pg_roles WHERE rolname = ANY(%s)", [[names.owner, names.app]]
        )
        assert found.fetchone() == (False, 2)


def test_a_clock_that_ran_back_keeps_the_order_and_is_noted(recorded: str, names: Names) -> None:
    with psycopg.connect(recorded) as superuser:
        superuser.execute(
            "INSERT INTO log.fact SELECT 2, 2, now() + interval '1 hour', 0, NULL, 1, stream, topic, meta, leaf, "
            "log.leaf(2, convert_to(stream, 'UTF8'), 2, convert_to(topic, 'UTF8'), "
            "timestamptz_send(now() + interval '1 hour') || int8send(0), 0, meta, leaf, body), body "
            "FROM log.fact"
        )
    with psycopg.connect(recorded) as superuser:
        superuser.execute(APPEND.format(want="1", key="k").encode())

    rows = stored(recorded, names)
    assert rows[2]["recorded_at"] == rows[1]["recorded_at"]
    assert 3_590_000_000 < rows[2]["behind"] <= 3_600_000_000
    assert_sound(rows)
