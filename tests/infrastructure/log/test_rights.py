"""Nobody changes what was recorded: not the application, and not a superuser by accident."""

import asyncio
import uuid
from collections.abc import Iterator

import psycopg
import pytest

from infrastructure.log.postgres_log import PostgresLog
from infrastructure.postgres.names import Names
from tests.infrastructure.log.appends import assert_sound, new, of, stored

pytestmark = pytest.mark.postgres
Db = psycopg.Connection[tuple[object, ...]]

APPEND = (
    "SELECT * FROM log.append('{{1}}', '{{s}}', '{{{want}}}', '{{{rank}}}', '{{NULL}}', '{{t}}', ARRAY[''::bytea], "
    "ARRAY[''::bytea], '{{a}}', '{{{key}}}', ARRAY[''::bytea], '{{1}}', '{{1}}')"
)


@pytest.fixture
def recorded(any_url: str, names: Names) -> str:
    """A database whose log holds one fact."""

    async def record() -> None:
        log = PostgresLog(any_url, names)
        await log.append(of(new("dossier/a", 1)))
        log.close()

    asyncio.run(record())
    return any_url


@pytest.fixture
def application(recorded: str, names: Names) -> Iterator[Db]:
    """Connected as somebody who is the application and nothing else."""
    person = f"web_{uuid.uuid4().hex}"
    with psycopg.connect(recorded, autocommit=True) as admin:
        admin.execute(f"CREATE ROLE {person} LOGIN PASSWORD 'x' IN ROLE {names.app}".encode())
    with psycopg.connect(psycopg.conninfo.make_conninfo(recorded, user=person, password="x"), autocommit=True) as db:
        yield db
    with psycopg.connect(recorded, autocommit=True) as admin:
        admin.execute(f"DROP OWNED BY {person}; DROP ROLE {person}".encode())


@pytest.fixture
def superuser(recorded: str) -> Iterator[Db]:
    """Connected as the owner of the server."""
    with psycopg.connect(recorded, autocommit=True) as db:
        yield db


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
    "SELECT log.leaf(1::smallint, 1, '', 1, '', now(), 0, 0, '', '', '')",
    "SET ROLE hoso_log_owner",
    "SET session_replication_role = replica",
    "SELECT * FROM log.migration",
]


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_the_application_may_append_and_read_and_nothing_else(application: Db, recorded: str, sql: str) -> None:
    before = stored(recorded, Names())

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        application.execute(sql.encode())

    assert stored(recorded, Names()) == before


def test_the_application_reads_and_appends_in_its_own_name(application: Db, recorded: str, names: Names) -> None:
    assert application.execute("SELECT count(*) FROM log.fact").fetchone() == (1,)
    application.execute(APPEND.format(want="1", rank="0", key="k").encode())

    assert_sound(stored(recorded, names))
    assert len(stored(recorded, names)) == 2


@pytest.mark.parametrize("want", ["NULL", "6"])
def test_the_application_cannot_leave_a_hole_by_counting_wrongly(
    application: Db, recorded: str, names: Names, want: str
) -> None:
    for rank in (5, -3, 0):
        application.execute(APPEND.format(want=want, rank=rank, key=f"k{rank}").encode())

    assert_sound(stored(recorded, names))


@pytest.mark.parametrize("replica", [False, True], ids=["", "as replica"])
@pytest.mark.parametrize("sql", FORBIDDEN[:6])
def test_triggers_refuse_the_superuser_too(superuser: Db, names: Names, sql: str, replica: bool) -> None:
    if replica:
        superuser.execute("SET session_replication_role = replica")

    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"):
        superuser.execute(sql.encode())


def test_nobody_else_in_the_database_sees_the_log(superuser: Db) -> None:
    stranger = f"stranger_{uuid.uuid4().hex}"
    superuser.execute(f"CREATE ROLE {stranger}".encode())
    superuser.execute(f"SET ROLE {stranger}".encode())
    for sql in ("TABLE log.fact", "TABLE read.tracking", APPEND.format(want="1", rank="0", key="k")):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            superuser.execute(sql.encode())
    superuser.execute("RESET ROLE")
    superuser.execute(f"DROP ROLE {stranger}".encode())


def test_the_owner_of_the_log_cannot_log_in(superuser: Db, names: Names) -> None:
    found = superuser.execute(
        "SELECT bool_or(rolcanlogin), count(*) FROM pg_roles WHERE rolname = ANY(%s)", [[names.owner, names.app]]
    )

    assert found.fetchone() == (False, 2)


def test_a_clock_that_ran_back_keeps_the_order_and_is_noted(superuser: Db, recorded: str, names: Names) -> None:
    superuser.execute(
        "INSERT INTO log.fact SELECT 2, 2, now() + interval '1 hour', 0, NULL, 1, stream, topic, meta, leaf, "
        "log.leaf(1::smallint, 2, stream, 2, topic, now() + interval '1 hour', 0, NULL, meta, leaf, body), body "
        "FROM log.fact"
    )
    superuser.execute(APPEND.format(want="1", rank="0", key="k").encode())

    rows = stored(recorded, names)
    assert rows[2]["recorded_at"] == rows[1]["recorded_at"]
    assert 3_590_000_000 < rows[2]["behind"] <= 3_600_000_000
    assert_sound(rows)
