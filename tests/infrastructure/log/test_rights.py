"""Nobody changes what was recorded: not the application, and not a superuser by accident."""

import asyncio
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from infrastructure.log.postgres_log import PostgresLog
from infrastructure.postgres.names import SchemaNames
from tests.infrastructure.log.appends import assert_sound, new, of, stored
from tests.infrastructure.log.databases import a_database_on
from tests.installation import NAMES

pytestmark = pytest.mark.postgres
Db = psycopg.Connection[tuple[object, ...]]
NOBODY = "PUBLIC"

APPEND = (
    "SELECT * FROM log_h14.append('{{1}}', '{{s}}', '{{{want}}}', '{{0}}', '{{0}}', '{{t}}', ARRAY[''::bytea], "
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
            log = PostgresLog(url, NAMES)
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


@pytest.fixture(scope="module", params=[NAMES.app, NAMES.sealer, NAMES.inspector, NOBODY])
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
    "UPDATE log_h14.fact SET body = ''",
    "UPDATE log_h14.command SET digest = ''",
    "DELETE FROM log_h14.fact",
    "DELETE FROM log_h14.command",
    "TRUNCATE log_h14.fact",
    "TRUNCATE log_h14.command, log_h14.fact CASCADE",
    "INSERT INTO log_h14.fact SELECT -5, 99, now(), 0, NULL, 1, 'x', 't', '', '', '', ''",
    "INSERT INTO log_h14.fact (position) VALUES (2)",
    "INSERT INTO log_h14.fact (recorded_at) VALUES ('2020-01-01')",
    "INSERT INTO log_h14.command SELECT 'a', 'k', '', 1, 1, now()",
    "COPY log_h14.fact FROM STDIN",
    "ALTER TABLE log_h14.fact ADD COLUMN x int",
    "ALTER TABLE log_h14.fact DISABLE TRIGGER ALL",
    "ALTER TABLE log_h14.fact DISABLE TRIGGER append_only",
    "ALTER TABLE log_h14.fact OWNER TO CURRENT_USER",
    "ALTER FUNCTION log_h14.refuse_change() RENAME TO x",
    "DROP TRIGGER append_only ON log_h14.fact",
    "DROP TABLE log_h14.fact",
    "DROP FUNCTION log_h14.refuse_change() CASCADE",
    "DROP SCHEMA log_h14 CASCADE",
    "CREATE TABLE log_h14.x ()",
    "CREATE TRIGGER x BEFORE INSERT ON log_h14.fact FOR EACH ROW EXECUTE FUNCTION log_h14.refuse_change()",
    "CREATE RULE x AS ON INSERT TO log_h14.fact DO INSTEAD NOTHING",
    "CREATE OR REPLACE FUNCTION log_h14.refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "BEGIN; LOCK TABLE log_h14.fact IN EXCLUSIVE MODE",
    "SELECT log_h14.leaf(1, '', 1, '', '', 0, '', '', '')",
    "SELECT log_h14.leaf_as_sent(1, '', 1, '', '', '', '', '')",
    "CREATE FUNCTION log_h14.x() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE VIEW log_h14.x AS SELECT 1",
    "CREATE INDEX ON log_h14.fact (topic)",
    "CREATE POLICY x ON log_h14.fact",
    "ALTER TABLE log_h14.fact ENABLE REPLICA TRIGGER append_only",
    "ALTER FUNCTION log_h14.leaf OWNER TO CURRENT_USER",
    "ALTER SCHEMA log_h14 RENAME TO x",
    "GRANT UPDATE ON log_h14.fact TO CURRENT_USER; UPDATE log_h14.fact SET body = ''",
    "GRANT CREATE ON SCHEMA log_h14 TO CURRENT_USER; CREATE TABLE log_h14.x ()",
    "ALTER EVENT TRIGGER hoso_change_log_h14 DISABLE",
    "SET hoso.migrating = log_h14; DROP TABLE log_h14.fact",
    "SET ROLE hoso_log_h14_owner",
    "SET session_replication_role = replica",
    "SELECT * FROM log_h14.migration",
]


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_nobody_who_may_connect_changes_the_log(somebody: Db, settled: str, sql: str) -> None:
    before = stored(settled, NAMES)

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        somebody.execute(sql.encode())

    somebody.execute("ROLLBACK" if somebody.info.transaction_status.name == "INERROR" else "SELECT 1")
    assert stored(settled, NAMES) == before


FACTS, COMMANDS, READ = "TABLE log_h14.fact", "TABLE log_h14.command", "TABLE read_h14.tracking"
MADE_LATER = "TABLE read_h14.made_later"
ALL = {FACTS, COMMANDS, READ, MADE_LATER, APPEND.format(want="1", key="k")}


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (NAMES.app, ALL),
        (NAMES.sealer, {FACTS}),
        (NAMES.inspector, {FACTS, COMMANDS, READ, MADE_LATER}),
        (NOBODY, set[str]()),
    ],
)
def test_everybody_may_do_what_the_role_is_for(recorded: str, role: str, may: set[str]) -> None:
    with psycopg.connect(recorded, autocommit=True) as db:
        db.execute(f"SET ROLE {NAMES.app}; CREATE TABLE read_h14.made_later (x int)".encode())
    with somebody_of(recorded, role) as somebody:
        for sql in may:
            somebody.execute(sql.encode())
        for sql in ALL - may:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                somebody.execute(sql.encode())
        if role != NAMES.app:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                somebody.execute("INSERT INTO read_h14.made_later VALUES (1)")
    assert_sound(stored(recorded, NAMES))


GUARDED = [
    "ALTER TABLE log_h14.fact DISABLE TRIGGER append_only",
    "ALTER TABLE log_h14.fact ENABLE REPLICA TRIGGER append_only",
    "ALTER TABLE log_h14.command DISABLE TRIGGER ALL",
    "ALTER TABLE log_h14.fact ALTER COLUMN body TYPE text USING 'x'",
    "ALTER TABLE log_h14.fact SET SCHEMA public",
    "ALTER TABLE log_h14.fact RENAME TO fact_of_old",
    "ALTER TABLE log_h14.fact OWNER TO CURRENT_USER",
    "ALTER SCHEMA log_h14 RENAME TO other",
    "ALTER FUNCTION log_h14.refuse_change() RENAME TO x",
    "CREATE OR REPLACE FUNCTION log_h14.refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE RULE x AS ON INSERT TO log_h14.fact DO INSTEAD NOTHING",
    "CREATE TRIGGER x BEFORE INSERT ON log_h14.fact FOR EACH ROW EXECUTE FUNCTION log_h14.refuse_change()",
    "DROP TRIGGER append_only ON log_h14.fact",
    "DROP TABLE log_h14.fact",
    "DROP FUNCTION log_h14.refuse_change() CASCADE",
    "DROP SCHEMA log_h14 CASCADE",
    "DROP OWNED BY hoso_log_h14_owner CASCADE",
    "SET hoso.migrating = other; DROP TABLE log_h14.fact",
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
        superuser.execute("CREATE PUBLICATION inspectorate FOR TABLE log_h14.fact WITH (publish = 'insert')")
        superuser.execute("REINDEX TABLE log_h14.fact")
        superuser.execute("VACUUM log_h14.fact")
        published = superuser.execute("SELECT schemaname, tablename FROM pg_publication_tables").fetchall()
        assert published == [("log_h14", "fact")]
    with somebody_of(recorded, NAMES.app) as application:
        application.execute("CREATE TABLE read_h14.x (x int); ALTER TABLE read_h14.x ADD y int; DROP TABLE read_h14.x")


def test_the_guard_of_a_log_that_was_given_up_is_in_nobodys_way(recorded: str) -> None:
    with psycopg.connect(recorded, autocommit=True) as superuser:
        superuser.execute("SET hoso.migrating = log_h14; DROP SCHEMA log_h14 CASCADE")
        superuser.execute(
            "RESET hoso.migrating; CREATE SCHEMA log_of_others; ALTER SCHEMA log_of_others RENAME TO other"
        )
        there = superuser.execute("SELECT to_regnamespace('log_h14'), to_regnamespace('other')::text").fetchone()
        assert there == (None, "other")


def test_the_owner_of_the_log_cannot_log_in(settled: str, names: SchemaNames) -> None:
    with psycopg.connect(settled) as db:
        found = db.execute(
            "SELECT bool_or(rolcanlogin), count(*) FROM pg_roles WHERE rolname = ANY(%s)", [[*names.roles]]
        )
        assert found.fetchone() == (False, 4)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(psycopg.conninfo.make_conninfo(settled, user=names.owner))


def test_a_clock_that_ran_back_keeps_the_order_and_is_noted(recorded: str, names: SchemaNames) -> None:
    with psycopg.connect(recorded) as superuser:
        superuser.execute(
            "INSERT INTO log_h14.fact SELECT 2, 2, now() + interval '1 hour', 0, NULL, 1, stream, topic, meta, leaf, "
            "log_h14.leaf(2, convert_to(stream, 'UTF8'), 2, convert_to(topic, 'UTF8'), "
            "timestamptz_send(now() + interval '1 hour') || int8send(0), 0, meta, leaf, body), body "
            "FROM log_h14.fact"
        )
    with psycopg.connect(recorded) as superuser:
        superuser.execute(APPEND.format(want="1", key="k").encode())

    rows = stored(recorded, names)
    assert rows[2]["recorded_at"] == rows[1]["recorded_at"]
    assert 3_590_000_000 < rows[2]["behind"] <= 3_600_000_000
    assert_sound(rows)
