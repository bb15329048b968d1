"""An installation is established once, is found by its tables afterwards, and is nobody else's for good."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from application.ports import Fact
from domain.errors import Malformed
from domain.log_integrity.installation import Authority, InstallationEstablished
from infrastructure.log.first_fact import first_fact
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.log.schema import FILES
from infrastructure.main import open_installation
from infrastructure.postgres.embedded import use_embedded
from infrastructure.postgres.installations import InstallationRefused
from infrastructure.postgres.migrations import MigrationRefused, migrate
from infrastructure.postgres.names import SchemaNames
from infrastructure.settings import Settings
from tests.graphql.served_installation import TestSettings
from tests.infrastructure.log.appends import assert_sound, new, of, stored
from tests.installation import AUTHORITY, NAMES, establish

pytestmark = pytest.mark.postgres
H15 = Authority("H15")
SCHEMAS = "SELECT nspname::text FROM pg_namespace WHERE nspname ~ '^(log|read|own)' ORDER BY 1"


def opened(settings: Settings) -> tuple[Settings, list[Fact]]:
    """The settings an installation runs under, and the first facts of its log."""

    async def run() -> tuple[Settings, list[Fact]]:
        async with open_installation(settings) as running:
            return running.settings, await running.log.tail(0, 2)

    return asyncio.run(run())


def schemas(url: str) -> list[str]:
    with psycopg.connect(url) as db:
        return [str(name) for (name,) in db.execute(SCHEMAS)]


def everything(url: str, names: SchemaNames = NAMES) -> list[dict[str, object]]:
    return stored(url, names)


def test_the_first_fact_says_whose_log_it_is_and_names_schemas_roles_and_origin(
    database_url: str, tmp_path: Path
) -> None:
    settings, (first, second) = opened(TestSettings(data_dir=tmp_path, database_url=database_url, authority="h15"))

    assert (first.position, first.stream, first.version) == (1, "installation", 1)
    assert (type(first.event), first.event.authority) == (InstallationEstablished, "H15")
    assert (first.meta.actor, second.stream) == ("system", "code")
    assert settings.names == SchemaNames(log="log_h15", read="read_h15")
    assert settings.names.app == "hoso_log_h15_app"
    assert settings.log_origin == "hoso.localhost/h15"
    assert settings.model_copy(update={"origin": "hoso.vn/log"}).log_origin == "hoso.vn/log/h15"
    assert schemas(database_url) == ["log_h15", "read_h15"]
    assert_sound(everything(database_url, settings.names))


def test_once_established_it_is_found_without_being_named(database_url: str, tmp_path: Path) -> None:
    named = TestSettings(data_dir=tmp_path, database_url=database_url, authority="H15", log_schema="own")
    first, _ = opened(named)
    facts = everything(database_url, first.names)

    again, _ = opened(TestSettings(data_dir=tmp_path, database_url=database_url))

    assert (again.authority, again.names) == ("H15", SchemaNames(log="own", read="read_h15"))
    assert everything(database_url, first.names) == facts


@pytest.mark.parametrize("how", [{"authority": "H15"}, {"authority": "H15", "log_schema": "log_h14"}])
def test_another_authority_is_refused_in_one_line_and_nothing_changes(
    database_url: str, tmp_path: Path, how: dict[str, str]
) -> None:
    establish(database_url)
    before = everything(database_url)

    with pytest.raises(InstallationRefused) as refused:
        opened(TestSettings(data_dir=tmp_path, database_url=database_url, **how))

    said = str(refused.value)
    assert said.startswith("HOSO_AUTHORITY is H15, but the installation here is for good that of H14")
    assert "\n" not in said
    assert schemas(database_url) == ["log_h14", "read_h14"]
    assert everything(database_url) == before


def test_read_models_elsewhere_than_they_are_are_refused(database_url: str, tmp_path: Path) -> None:
    establish(database_url)
    with pytest.raises(InstallationRefused, match=r"HOSO_READ_SCHEMA is other, .* are in «read_h14»"):
        opened(TestSettings(data_dir=tmp_path, database_url=database_url, read_schema="other"))
    assert schemas(database_url) == ["log_h14", "read_h14"]


def test_a_given_database_is_nobodys_until_somebody_says_whose(database_url: str, tmp_path: Path) -> None:
    with pytest.raises(InstallationRefused, match="set HOSO_AUTHORITY to the code of the authority"):
        opened(TestSettings(data_dir=tmp_path, database_url=database_url))
    assert schemas(database_url) == []


def test_of_several_in_a_database_one_is_named_by_authority_or_schema(database_url: str, tmp_path: Path) -> None:
    establish(database_url)
    establish(database_url, H15)

    with pytest.raises(InstallationRefused, match=r"\(H14 in schema «log_h14», H15 in schema «log_h15»\)"):
        opened(TestSettings(data_dir=tmp_path, database_url=database_url))
    with pytest.raises(InstallationRefused, match="several installations"):
        opened(TestSettings(data_dir=tmp_path, database_url=database_url, authority="H16"))
    by_authority, _ = opened(TestSettings(data_dir=tmp_path, database_url=database_url, authority="H15"))
    by_schema, _ = opened(TestSettings(data_dir=tmp_path, database_url=database_url, log_schema="log_h14"))

    assert (by_authority.names.log, by_authority.authority) == ("log_h15", "H15")
    assert (by_schema.names.read, by_schema.authority) == ("read_h14", "H14")


def test_two_in_one_cluster_share_no_role(database_url: str) -> None:
    mine, theirs = establish(database_url), establish(database_url, H15)

    assert not {*mine.roles} & {*theirs.roles}
    with psycopg.connect(database_url, autocommit=True) as db:
        asked = "SELECT count(*) FROM pg_roles m, pg_roles o WHERE m.rolname = ANY(%s) AND o.rolname = ANY(%s)"
        members = f"{asked} AND pg_has_role(m.oid, o.oid, 'MEMBER')"
        assert db.execute(asked, [[*mine.roles], [*theirs.roles]]).fetchone() == (16,)
        assert db.execute(members, [[*mine.roles], [*theirs.roles]]).fetchone() == (0,)
        for role in mine.roles:
            db.execute(f"SET ROLE {role}".encode())
            for table in (f"{theirs.log}.fact", f"{theirs.log}.command", f"{theirs.read}.tracking"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    db.execute(f"TABLE {table}".encode())
            db.execute("RESET ROLE")


@pytest.mark.parametrize("names", [NAMES, SchemaNames(log="own", read="read_h14")])
def test_a_first_fact_that_was_changed_says_nothing_and_stops_who_has_no_other_name(
    database_url: str, tmp_path: Path, names: SchemaNames
) -> None:
    migrate(database_url, names, FILES, first_fact("H14", names, datetime.now(UTC)))
    with psycopg.connect(database_url) as db:
        db.execute(names.fill("SET LOCAL hoso.migrating = @log; ALTER TABLE @log.fact DISABLE TRIGGER append_only"))
        db.execute(
            names.fill("UPDATE @log.fact SET body = '{}'; ALTER TABLE @log.fact ENABLE ALWAYS TRIGGER append_only")
        )

    async def origin(authority: str | None) -> str:
        settings = TestSettings(data_dir=tmp_path, database_url=database_url, authority=authority)
        async with open_installation(settings) as running:
            return running.settings.log_origin

    if names.authority is None:
        with pytest.raises(InstallationRefused, match="does not say whose it is: another version laid it, or somebody"):
            asyncio.run(origin(None))
    else:
        assert asyncio.run(origin(None)) == "hoso.localhost/h14"
    assert asyncio.run(origin("H14")) == "hoso.localhost/h14"


def test_a_data_directory_of_an_older_version_is_refused_in_one_line(tmp_path: Path) -> None:
    old, names = tmp_path / "0001_log.sql", SchemaNames(log="log", read="read")
    old.write_text("".join(file.read_text(encoding="utf-8") for file in FILES), encoding="utf-8")
    with use_embedded(tmp_path / "postgres") as server:
        migrate(server.url, names, [old])

        with pytest.raises(MigrationRefused) as refused:
            opened(TestSettings(data_dir=tmp_path))

        assert str(refused.value).startswith("the log in schema «log» was laid by another version (0001_log.sql, ")
        assert "\n" not in str(refused.value)
        assert schemas(server.url) == ["log", "read"]


def test_an_embedded_log_that_nobody_named_is_local_and_stays_it(tmp_path: Path) -> None:
    with use_embedded(tmp_path / "postgres"):
        settings, (first, *_) = opened(TestSettings(data_dir=tmp_path))
        assert (first.event.authority, settings.names.log) == ("LOCAL", "log_local")
        with pytest.raises(InstallationRefused, match="for good that of LOCAL"):
            opened(TestSettings(data_dir=tmp_path, authority="H14"))


def test_who_establishes_at_once_does_it_once(database_url: str) -> None:
    async def both() -> list[list[str]]:
        first = first_fact(AUTHORITY, NAMES, datetime.now(UTC))
        return await asyncio.gather(*(asyncio.to_thread(migrate, database_url, NAMES, FILES, first) for _ in range(4)))

    ran = asyncio.run(both())

    assert sorted(map(len, ran)) == [0, 0, 0, len(FILES)]
    assert [row["topic"] for row in everything(database_url)] == [InstallationEstablished.TOPIC]


def test_what_is_recorded_first_is_sworn_to_and_registered_like_any_fact(database_url: str) -> None:
    establish(database_url)

    async def record() -> None:
        log = PostgresLog(database_url, NAMES)
        await log.append(of(new("dossier/a", 1)))
        log.close()

    asyncio.run(record())
    rows = everything(database_url)
    assert_sound(rows)
    with psycopg.connect(database_url) as db:
        found = db.execute("SELECT actor, first, last FROM log_h14.command ORDER BY first").fetchall()
    assert found[0] == ("system", 1, 1)


DECOY = """
SET ROLE hoso_log_h14_app;
CREATE TYPE read_h14.bait AS (text text);
CREATE FUNCTION read_h14.sprung(read_h14.bait) RETURNS bytea LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'read with another''s rights'; END $$;
CREATE CAST (read_h14.bait AS bytea) WITH FUNCTION read_h14.sprung(read_h14.bait) AS IMPLICIT;
CREATE TABLE read_h14.fact (position bigint, topic text, body read_h14.bait);
CREATE TABLE read_h14.command (a int);
CREATE TABLE read_h14.migration (a int);
INSERT INTO read_h14.fact VALUES (1, 'installation.established.v1', ROW('x')::read_h14.bait);
"""


def test_tables_that_others_call_so_are_no_installation_and_are_never_read(database_url: str, tmp_path: Path) -> None:
    """What the server's own role, or any login, makes must not be read with an administrator's rights."""
    opened(TestSettings(data_dir=tmp_path, database_url=database_url, authority="H14"))
    with psycopg.connect(database_url) as db:
        db.execute(DECOY.encode())
    with psycopg.connect(database_url, autocommit=True) as other:
        for name in ("fact", "command", "migration"):
            other.execute(f"CREATE TEMP TABLE {name} (position bigint, topic text, body bytea)".encode())

        again, (first, _) = opened(TestSettings(data_dir=tmp_path, database_url=database_url))

    assert (again.authority, first.event.authority) == ("H14", "H14")


def test_a_schema_is_not_named_as_another_authoritys(database_url: str, tmp_path: Path) -> None:
    """Roles follow the schema: they would be shared with that one's in the same cluster."""
    for more in ({"log_schema": "log_h14"}, {"read_schema": "read_h14"}):
        with pytest.raises(Malformed, match=r"«(log|read)_h14» is how a schema of H14 is called"):
            opened(TestSettings(data_dir=tmp_path, database_url=database_url, authority="H15", **more))
    assert schemas(database_url) == []


def test_read_models_of_another_are_not_written_over(database_url: str, tmp_path: Path) -> None:
    opened(TestSettings(data_dir=tmp_path, database_url=database_url, authority="H14", read_schema="own_read"))
    with pytest.raises(MigrationRefused, match=r"«own_read» holds the read models of another installation"):
        opened(
            TestSettings(
                data_dir=tmp_path, database_url=database_url, authority="H15", log_schema="own", read_schema="own_read"
            )
        )
    assert schemas(database_url) == ["log_h14", "own_read"]
