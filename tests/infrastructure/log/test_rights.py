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
NOBODY = "PUBLIC"

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
        admin.execute(f"CREATE ROLE {person} LOGIN PASSWORD 'x'".encode())
        if role != NOBODY:
            admin.execute(f"GRANT {role} TO {person}".encode())
    with psycopg.connect(psycopg.conninfo.make_conninfo(url, user=person, password="x"), autocommit=True) as db:
        yield db
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f"DROP OWNED BY {person}; DROP ROLE {person}".encode())


@pytest.fixture(scope="module")
def settled(kind_of_server: str) -> Iterator[str]:
    """A log that no test of this page can change."""
    with one_fact_on(kind_of_server) as url:
        yield url


@pytest.fixture(scope="module", params=[Names().app, Names().sealer, Names().inspector, NOBODY])
def somebody(settled: str, request: pytest.FixtureRequest) -> Iterator[Db]:
    """Connected as everybody who may connect, one after the other."""
    with somebody_of(settled, request.param) as db:
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
    "SELECT log.leaf_as_sent(1, '', 1, '', '', '', '', '')",
    "CREATE FUNCTION log.x() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE VIEW log.x AS SELECT 1",
    "CREATE INDEX ON log.fact (topic)",
    "CREATE POLICY x ON log.fact",
    "ALTER TABLE log.fact ENABLE REPLICA TRIGGER append_only",
    "ALTER FUNCTION log.leaf OWNER TO CURRENT_USER",
    "ALTER SCHEMA log RENAME TO x",
    "GRANT UPDATE ON log.fact TO CURRENT_USER; UPDATE log.fact SET body = ''",
    "GRANT CREATE ON SCHEMA log TO CURRENT_USER; CREATE TABLE log.x ()",
    "ALTER EVENT TRIGGER hoso_change_log DISABLE",
    "SET hoso.migrating = log; DROP TABLE log.fact",
    "SET ROLE hoso_log_owner",
    "SET session_replication_role = replica",
    "SELECT * FROM log.migration",
]


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_nobody_who_may_connect_changes_the_log(somebody: Db, settled: str, sql: str) -> None:
    before = stored(settled, Names())

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        somebody.execute(sql.encode())

    somebody.execute("ROLLBACK" if somebody.info.transaction_status.name == "INERROR" else "SELECT 1")
    assert stored(settled, Names()) == before


FACTS, COMMANDS, READ = "TABLE log.fact", "TABLE log.command", "TABLE read.tracking"
MADE_LATER = "TABLE read.made_later"
ALL = {FACTS, COMMANDS, READ, MADE_LATER, APPEND.format(want="1", key="k")}


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Names().app, ALL),
        (Names().sealer, {FACTS}),
        (Names().inspector, {FACTS, COMMANDS, READ, MADE_LATER}),
        (NOBODY, set[str]()),
    ],
)
def test_everybody_may_do_what_the_role_is_for(recorded: str, role: str, may: set[str]) -> None:
    with psycopg.connect(recorded, autocommit=True) as db:
        db.execute(f"SET ROLE {Names().app}; CREATE TABLE read.made_later (x int)".encode())
    with somebody_of(recorded, role) as somebody:
        for sql in may:
            somebody.execute(sql.encode())
        for sql in ALL - may:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                somebody.execute(sql.encode())
        if role != Names().app:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                somebody.execute("INSERT INTO read.made_later VALUES (1)")
    assert_sound(stored(recorded, Names()))


GUARDED = [
    "ALTER TABLE log.fact DISABLE TRIGGER append_only",
    "ALTER TABLE log.fact ENABLE REPLICA TRIGGER append_only",
    "ALTER TABLE log.command DISABLE TRIGGER ALL",
    "ALTER TABLE log.fact ALTER COLUMN body TYPE text USING 'x'",
    "ALTER TABLE log.fact SET SCHEMA public",
    "ALTER TABLE log.fact RENAME TO fact_of_old",
    "ALTER TABLE log.fact OWNER TO CURRENT_USER",
    "ALTER SCHEMA log RENAME TO other",
    "ALTER FUNCTION log.refuse_change() RENAME TO x",
    "CREATE OR REPLACE FUNCTION log.refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE RULE x AS ON INSERT TO log.fact DO INSTEAD NOTHING",
    "CREATE TRIGGER x BEFORE INSERT ON log.fact FOR EACH ROW EXECUTE FUNCTION log.refuse_change()",
    "DROP TRIGGER append_only ON log.fact",
    "DROP TABLE log.fact",
    "DROP FUNCTION log.refuse_change() CASCADE",
    "DROP SCHEMA log CASCADE",
    "DROP OWNED BY hoso_log_owner CASCADE",
    "SET hoso.migrating = other; DROP TABLE log.fact",
]


@pytest.mark.parametrize("role", ["origin", "replica"])
@pytest.mark.parametrize("sql", GUARDED)
def test_a_superuser_does_not_change_the_log_by_accident(settled: str, sql: str, role: str) -> None:
    with psycopg.connect(settled) as superuser:
        superuser.execute(f"SET session_replication_role = {role}".encode())

        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"):
            superuser.execute(sql.encode())


def test_the_guard_leaves_alone_what_is_not_the_logs(recorded: str) -> None:
    with psycopg.connect(recorded, autocommit=True) as superuser:
        superuser.execute("CREATE SCHEMA log_of_others; CREATE TABLE log_of_others.fact (x int)")
        superuser.execute("ALTER TABLE log_of_others.fact ADD y int; DROP SCHEMA log_of_others CASCADE")
        superuser.execute("CREATE TEMP TABLE fact (x int); DROP TABLE fact")
        superuser.execute("CREATE PUBLICATION inspectorate FOR TABLE log.fact WITH (publish = 'insert')")
        superuser.execute("REINDEX TABLE log.fact")
        superuser.execute("VACUUM log.fact")
        published = superuser.execute("SELECT schemaname, tablename FROM pg_publication_tables").fetchall()
        assert published == [("log", "fact")]
    with somebody_of(recorded, Names().app) as application:
        application.execute("CREATE TABLE read.x (x int); ALTER TABLE read.x ADD y int; DROP TABLE read.x")


def test_the_guard_of_a_log_that_was_given_up_is_in_nobodys_way(recorded: str) -> None:
    with psycopg.connect(recorded, autocommit=True) as superuser:
        superuser.execute("SET hoso.migrating = log; DROP SCHEMA log CASCADE")
        superuser.execute(
            "RESET hoso.migrating; CREATE SCHEMA log_of_others; ALTER SCHEMA log_of_others RENAME TO other"
        )
        there = superuser.execute("SELECT to_regnamespace('log'), to_regnamespace('other')::text").fetchone()
        assert there == (None, "other")


def test_the_owner_of_the_log_cannot_log_in(settled: str, names: Names) -> None:
    with psycopg.connect(settled) as db:
        found = db.execute(
            "SELECT bool_or(rolcanlogin), count(*) FROM pg_roles WHERE rolname = ANY(%s)", [[*names.roles]]
        )
        assert found.fetchone() == (False, 4)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(psycopg.conninfo.make_conninfo(settled, user=names.owner))


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
