"""Every protection broken once: the doctor names it, tells how to mend it, and the installation does not open."""

import asyncio
import json
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from infrastructure.doctor.check_result import CheckResult, Level
from infrastructure.doctor.checks import CHECKS, PROTECTIVE, examine, refuse_unprotected
from infrastructure.log.first_fact import first_fact
from infrastructure.log.schema import FILES
from infrastructure.main import open_installation
from infrastructure.postgres.migrations import migrate
from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.safety import UnsafeServer
from infrastructure.settings import Settings
from tests.infrastructure.cli.conftest import Hoso, hoso, housed
from tests.infrastructure.log.databases import a_database_on
from tests.installation import AUTHORITY, NAMES, establish

__all__ = ["hoso", "housed"]
pytestmark = pytest.mark.postgres

FAILING: dict[str, tuple[str, str, str]] = {
    # what somebody did: who finds it, in which words
    "ALTER TABLE log_h14.fact DISABLE TRIGGER append_only": ("triggers", "append_only on log_h14.fact", ""),
    "ALTER TABLE log_h14.command ENABLE TRIGGER append_only": ("triggers", "log_h14.command is not always on", ""),
    "DROP TRIGGER append_only ON log_h14.fact": ("triggers", "log_h14.fact is gone", ""),
    "CREATE OR REPLACE TRIGGER append_only BEFORE DELETE ON log_h14.fact FOR EACH STATEMENT "
    "EXECUTE FUNCTION log_h14.refuse_change()": ("triggers", "log_h14.fact is changed", ""),
    "CREATE RULE sly AS ON INSERT TO log_h14.fact DO INSTEAD NOTHING": ("triggers", "rule sly", ""),
    "CREATE TRIGGER sly BEFORE INSERT ON log_h14.fact FOR EACH ROW "
    "EXECUTE FUNCTION suppress_redundant_updates_trigger()": (
        "triggers",
        "sly on log_h14.fact",
        "",
    ),
    "ALTER TABLE log_h14.fact DROP CONSTRAINT fact_pkey": ("unique keys", "fact takes the same position twice", ""),
    "ALTER TABLE log_h14.fact DROP CONSTRAINT fact_stream_version_key": ("unique keys", "same stream, version", ""),
    "ALTER TABLE log_h14.command DROP CONSTRAINT command_pkey": ("unique keys", "same actor, key twice", ""),
    "ALTER TABLE log_h14.fact ENABLE ROW LEVEL SECURITY": ("triggers", "row security", ""),
    "GRANT UPDATE ON log_h14.fact TO hoso_log_h14_app": (
        "rights",
        "hoso_log_h14_app may UPDATE on TABLE log_h14.fact",
        "",
    ),
    "GRANT INSERT (body) ON log_h14.fact TO hoso_log_h14_app": (
        "rights",
        "hoso_log_h14_app may INSERT on TABLE log_h14.fact",
        "",
    ),
    "GRANT DELETE ON log_h14.command TO PUBLIC": ("rights", "PUBLIC may DELETE on TABLE log_h14.command", ""),
    "GRANT EXECUTE ON FUNCTION log_h14.append TO hoso_log_h14_sealer": (
        "rights",
        "hoso_log_h14_sealer may EXECUTE",
        "",
    ),
    "GRANT CREATE ON SCHEMA log_h14 TO hoso_log_h14_inspector": ("rights", "may CREATE on SCHEMA log_h14", ""),
    "GRANT SELECT ON log_h14.fact TO hoso_log_h14_app WITH GRANT OPTION": ("rights", "may pass on SELECT", ""),
    "REVOKE SELECT ON log_h14.fact FROM hoso_log_h14_sealer": ("rights", "hoso_log_h14_sealer may not SELECT", ""),
    "ALTER TABLE log_h14.fact OWNER TO hoso_log_h14_app": ("rights", "belongs to hoso_log_h14_app", ""),
    "CREATE VIEW log_h14.sly AS SELECT 1": ("rights", "TABLE log_h14.sly is none of hoso's", ""),
    "DROP TABLE log_h14.command": ("rights", "TABLE log_h14.command is gone", ""),
    "CREATE OR REPLACE FUNCTION log_h14.refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'": (
        "functions",
        "log_h14.refuse_change is not what guard.sql made",
        "",
    ),
    "ALTER FUNCTION log_h14.append SECURITY INVOKER": ("functions", "log_h14.append is not what append.sql", ""),
    "ALTER FUNCTION log_h14.append RESET search_path": ("functions", "log_h14.append is not what append.sql", ""),
    "CREATE FUNCTION log_h14.leaf(int) RETURNS int LANGUAGE sql AS 'SELECT 1'": (
        "functions",
        "2 functions log_h14.leaf",
        "",
    ),
    "ALTER ROLE hoso_log_h14_owner LOGIN": ("roles", "can log in", "ALTER ROLE hoso_log_h14_owner NOLOGIN"),
    "ALTER ROLE hoso_log_h14_app SUPERUSER": ("roles", "is a superuser", "ALTER ROLE hoso_log_h14_app NOSUPERUSER"),
    "GRANT hoso_log_h14_owner TO hoso_log_h14_app": (
        "roles",
        "may act as hoso_log_h14_owner",
        "REVOKE hoso_log_h14_owner FROM hoso_log_h14_app",
    ),
    "GRANT pg_write_all_data TO hoso_log_h14_sealer": (
        "roles",
        "may act as pg_write_all_data",
        "REVOKE pg_write_all_data FROM hoso_log_h14_sealer",
    ),
    "ALTER ROLE ALL SET synchronous_commit = off": (
        "settings",
        "synchronous_commit=off for every role",
        "ALTER ROLE ALL RESET synchronous_commit",
    ),
    "ALTER ROLE hoso_log_h14_app SET synchronous_commit = off": (
        "settings",
        "synchronous_commit=off for hoso_log_h14_app",
        "ALTER ROLE hoso_log_h14_app RESET synchronous_commit",
    ),
}  # the third word undoes what belongs to the whole server


def level_of(findings: list[CheckResult]) -> dict[str, Level]:
    return {one.name: one.level for one in findings}


def say(url: str, sql: str) -> None:
    with psycopg.connect(url, autocommit=True) as db:
        db.execute("SET hoso.migrating = log_h14")
        db.execute(sql.encode())


@contextmanager
def broken(url: str, sql: str, undo: str = "") -> Iterator[None]:
    """Something is done by a superuser, and undone where it reaches beyond the database."""
    say(url, sql)
    try:
        yield
    finally:
        if undo:
            say(url, undo)


def test_a_new_installation_is_in_order_but_for_the_seal(established_url: str, names: SchemaNames) -> None:
    findings = examine(established_url, names, FILES, given=False)
    assert len(findings) == len(CHECKS)
    assert {name for name, level in level_of(findings).items() if level is not Level.OK} == {"seal"}
    assert all(bool(one.mend) == (one.level is not Level.OK) for one in findings)


@pytest.mark.parametrize("sql", FAILING)
def test_what_was_broken_is_named_and_nobody_is_served(migrated_url: str, names: SchemaNames, sql: str) -> None:
    name, words, undo = FAILING[sql]
    with broken(migrated_url, sql, undo):
        findings = {one.name: one for one in examine(migrated_url, names, FILES)}
        assert findings[name].level is Level.FAILED
        assert words in findings[name].what
        assert findings[name].mend
        with pytest.raises(UnsafeServer, match=name):
            refuse_unprotected(migrated_url, names, FILES)


@pytest.mark.parametrize(
    "sql",
    [sql for sql in FAILING if FAILING[sql][0] in ("triggers", "rights")][:2]
    + [sql for sql in FAILING if FAILING[sql][0] == "unique keys"],
)
def test_what_the_doctor_says_mends_it(migrated_url: str, names: SchemaNames, sql: str) -> None:
    say(migrated_url, sql)
    (wrong,) = (one for one in examine(migrated_url, names, FILES, PROTECTIVE) if one.level is Level.FAILED)
    with psycopg.connect(migrated_url, autocommit=True) as db:
        db.execute(wrong.mend.encode())
    refuse_unprotected(migrated_url, names, FILES)


WARNING = {
    "DROP EVENT TRIGGER hoso_drop_log_h14": ("event triggers", "hoso_drop_log_h14 is absent"),
    "ALTER EVENT TRIGGER hoso_change_log_h14 DISABLE": ("event triggers", "hoso_change_log_h14 is not as it was made"),
    "GRANT SELECT ON log_h14.fact TO pg_monitor": ("rights", "pg_monitor may SELECT on TABLE log_h14.fact"),
}


@pytest.mark.parametrize("sql", WARNING)
def test_what_does_no_harm_by_itself_is_a_warning(migrated_url: str, names: SchemaNames, sql: str) -> None:
    name, words = WARNING[sql]
    say(migrated_url, sql)
    found = {one.name: one for one in examine(migrated_url, names, FILES)}[name]
    assert (found.level, words in found.what) == (Level.WARNING, True)
    refuse_unprotected(migrated_url, names, FILES)
    if name == "event triggers":
        for step in found.mend.split("; "):
            say(migrated_url, step)
        assert {one.name: one for one in examine(migrated_url, names, FILES)}[name].level is Level.OK


def test_an_installation_whose_log_is_not_protected_does_not_open(established_url: str, tmp_path: Path) -> None:
    say(established_url, "ALTER TABLE log_h14.fact DISABLE TRIGGER append_only")

    async def open_it() -> None:
        async with open_installation(Settings(authority=AUTHORITY, data_dir=tmp_path, database_url=established_url)):
            raise AssertionError("it opened")

    with pytest.raises(UnsafeServer, match="ENABLE ALWAYS TRIGGER append_only"):
        asyncio.run(open_it())


def test_a_login_that_could_do_more_is_a_warning(migrated_url: str, names: SchemaNames) -> None:
    (login,) = (one for one in examine(migrated_url, names, FILES) if one.name == "login")
    assert login.level is Level.WARNING
    assert "is a superuser" in login.what


def test_a_plain_login_is_examined_as_well_but_for_what_it_may_not_see(
    established_url: str, names: SchemaNames
) -> None:
    person = f"web_{uuid.uuid4().hex}"
    say(established_url, f"CREATE ROLE {person} LOGIN PASSWORD 'x' IN ROLE {names.app}")
    url = psycopg.conninfo.make_conninfo(established_url, user=person, password="x")
    alone, helped = examine(url, names, FILES), examine(url, names, FILES, admin_url=established_url)
    say(established_url, f"DROP ROLE {person}")
    assert {name for name, level in level_of(alone).items() if level is not Level.OK} == {"migrations", "seal"}
    assert {name for name, level in level_of(helped).items() if level is not Level.OK} == {"seal"}


def test_a_server_without_fsync_is_named(debian_database: str, names: SchemaNames) -> None:
    found = {one.name: one for one in examine(debian_database, names, FILES)}
    assert (found["settings"].level, found["settings"].what) == (Level.FAILED, "fsync is off")
    assert found["checksums"].level is Level.WARNING
    assert level_of(list(found.values()))["functions"] is Level.OK


def test_a_file_that_was_not_laid_or_changed_is_named(migrated_url: str, names: SchemaNames, tmp_path: Path) -> None:
    files = [Path(shutil.copy(file, tmp_path)) for file in FILES]
    (tmp_path / "read_models.sql").write_text("SELECT 1")
    (tmp_path / "tomorrow.sql").write_text("SELECT 1")
    say(migrated_url, "INSERT INTO log_h14.migration VALUES ('later.sql', '')")
    found = {one.name: one for one in examine(migrated_url, names, [*files, tmp_path / "tomorrow.sql"])}["migrations"]
    assert found.level is Level.FAILED
    for words in ("read_models.sql changed", "tomorrow.sql was not laid", "later.sql is unknown"):
        assert words in found.what


def test_an_empty_database_has_no_log(database_url: str, names: SchemaNames) -> None:
    assert level_of(examine(database_url, names, FILES)) == {"settings": Level.OK, "log": Level.FAILED}


def test_the_command_tells_people_and_programs(housed: Hoso, database_url: str, names: SchemaNames) -> None:
    assert housed("doctor").code == 1
    establish(database_url)
    good = housed("doctor", "--format", "json")
    assert (good.code, good.err) == (0, "")
    assert {one["name"]: one["level"] for one in json.loads(good.out)}["triggers"] == "ok"

    say(database_url, "GRANT UPDATE ON log_h14.fact TO hoso_log_h14_app")
    answer = housed("doctor")
    assert answer.code == 1
    assert "hoso_log_h14_app may UPDATE on TABLE log_h14.fact" in answer.out
    assert "REVOKE UPDATE ON TABLE log_h14.fact FROM hoso_log_h14_app" in answer.out
    refused = housed("replay", "H15-1")
    assert (refused.code, refused.out) == (2, "")
    assert "the log is not protected" in refused.err
    assert refused.err.count("\n") == 1


def test_two_logs_on_one_server_are_examined_apart(server_url: str) -> None:
    with a_database_on(server_url) as url:
        other = SchemaNames(log=f"log_{uuid.uuid4().hex[:8]}", read="read_two")
        migrate(url, other, FILES)
        refuse_unprotected(url, other, FILES)
        refuse_unprotected(url, NAMES, FILES)
    say(server_url, f"DROP ROLE {', '.join(other.roles)}")


def test_without_a_superuser_the_guard_is_a_warning_until_somebody_mends_it(server_url: str) -> None:
    admin, own = f"admin_{uuid.uuid4().hex}", SchemaNames(log=f"log_{uuid.uuid4().hex[:8]}", read="read")
    say(server_url, f"CREATE ROLE {admin} LOGIN CREATEROLE PASSWORD 'x'")
    say(server_url, f"CREATE DATABASE {admin} OWNER {admin}")
    above = psycopg.conninfo.make_conninfo(server_url, dbname=admin)
    url = psycopg.conninfo.make_conninfo(above, user=admin, password="x")
    try:
        migrate(url, own, FILES, first_fact("H16", own, datetime.now(UTC)))
        found = {one.name: one for one in examine(url, own, FILES)}
        assert {name for name, one in found.items() if one.level is not Level.OK} == {"event triggers", "login", "seal"}
        assert "may act as the owner" in found["login"].what
        for step in found["event triggers"].mend.split("; "):
            say(above, step)
        assert level_of(examine(url, own, FILES))["event triggers"] is Level.OK
        with psycopg.connect(url) as db, pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"):
            db.execute(f"ALTER TABLE {own.log}.migration ADD x int".encode())
    finally:
        say(server_url, f"DROP DATABASE {admin} WITH (FORCE)")
        say(server_url, f"DROP ROLE IF EXISTS {', '.join(own.roles)}, {admin}")
