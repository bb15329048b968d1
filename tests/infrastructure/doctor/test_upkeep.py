"""Clocks, gaps, read models and seals that are not as they should be are told, with how much."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from infrastructure.doctor.check_result import Level
from infrastructure.doctor.checks import examine
from infrastructure.doctor.upkeep import GIGABYTE, disk, register
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.log.schema import FILES
from infrastructure.postgres.names import SchemaNames
from tests.infrastructure.doctor.test_checks import level_of, say
from tests.infrastructure.log.appends import new, of

pytestmark = pytest.mark.postgres


def recorded(url: str, names: SchemaNames, many: int) -> None:
    async def run() -> None:
        log = PostgresLog(url, names)
        await asyncio.gather(*(log.append(of(new(f"dossier/{n}", 1))) for n in range(many)))
        log.close()

    asyncio.run(run())


@pytest.mark.parametrize(
    ("free", "level"),
    [(2 * GIGABYTE, Level.OK), (2 * GIGABYTE - 1, Level.WARNING), (GIGABYTE // 4 - 1, Level.FAILED)],
)
def test_the_space_that_is_left_is_reported(tmp_path: Path, free: int, level: Level) -> None:
    asked = []

    def free_bytes(path: Path) -> int:
        asked.append(path)
        return free

    found = disk(tmp_path / "not" / "yet", free_bytes)
    assert (found.level, bool(found.mend)) == (level, level is not Level.OK)
    assert asked == [tmp_path], "an installation that is not there yet will stand on the disk of the folder above"


REGISTER = {
    "DELETE FROM @log.command WHERE key = 'k2'": "1 × wrong: «k2» of cb-1 stands for no facts, facts 2 to 3 bear it",
    "UPDATE @log.command SET last = 2 WHERE key = 'k2'": "«k2» of cb-1 stands for facts 2 to 2, facts 2 to 3 bear it",
    "UPDATE @log.command SET actor = 'x' WHERE key = 'k1'": "2 × wrong: «k1» of cb-1 stands for no facts, facts 1 to 1",
    "INSERT INTO @log.fact SELECT 4, 1, now(), 0, NULL, 1, 'x', 't', 'a', '', '', ''": "words hoso does not write",
    "INSERT INTO @log.command VALUES ('cb-1', 'k4', '', 1, 1, now())": "«k4» of cb-1 stands for facts 1 to 1, no facts",
    "UPDATE @log.command SET first = 1, last = 1 WHERE key = 'k0'": "«k0» of cb-1 stands for facts 1 to 1, no facts",
}
"""What somebody did to the register, and how it is told."""


@pytest.mark.parametrize("sql", REGISTER)
def test_a_register_of_commands_that_was_changed_is_found(migrated_url: str, names: SchemaNames, sql: str) -> None:
    async def run() -> None:
        log = PostgresLog(migrated_url, names)
        await log.append(of(new("dossier/1", 1), key="k1"))
        await log.append(of(new("dossier/2", 1), new("dossier/3", 1), key="k2"))
        await log.append(of(key="k0"))
        log.close()

    asyncio.run(run())
    (found,) = examine(migrated_url, names, FILES, [register])
    assert (found.level, found.mend) == (Level.OK, "")

    say(migrated_url, names.fill(f"ALTER TABLE @log.command DISABLE TRIGGER append_only; {sql}"))
    (found,) = examine(migrated_url, names, FILES, [register])
    assert (found.level, REGISTER[sql] in found.what) == (Level.FAILED, True), found


@pytest.mark.parametrize(
    ("off", "level"),
    [(0, Level.OK), (10, Level.WARNING), (-10, Level.WARNING), (90, Level.FAILED), (-90, Level.FAILED)],
)
def test_clocks_that_are_apart_are_reported(migrated_url: str, names: SchemaNames, off: int, level: Level) -> None:
    def now() -> datetime:
        return datetime.now(UTC) + timedelta(seconds=off)

    assert level_of(examine(migrated_url, names, FILES, now=now))["clock"] is level


def test_a_missing_fact_and_a_clock_that_ran_back_are_found(migrated_url: str, names: SchemaNames) -> None:
    recorded(migrated_url, names, 5)
    say(migrated_url, "ALTER TABLE log_h14.fact DISABLE TRIGGER append_only")
    say(
        migrated_url,
        "DELETE FROM log_h14.fact WHERE position = 3; UPDATE log_h14.fact SET behind = 1500000 WHERE position = 2",
    )
    found = {one.name: one for one in examine(migrated_url, names, FILES)}
    assert (found["density"].level, "hold 4 facts" in found["density"].what) == (Level.FAILED, True)
    assert (found["clock ran back"].level, "1.5 s" in found["clock ran back"].what) == (Level.WARNING, True)


def test_read_models_that_lag_or_left_something_aside_are_reported(migrated_url: str, names: SchemaNames) -> None:
    say(migrated_url, "INSERT INTO read_h14.tracking VALUES ('dossier', 1, 0, true)")
    say(migrated_url, "INSERT INTO log_h14.fact SELECT n, 1, now(), 0, NULL, 1, n::text, 't', '', '', '', '' "
        "FROM generate_series(1, 10001) n")  # fmt: skip
    assert level_of(examine(migrated_url, names, FILES))["read models"] is Level.WARNING
    say(migrated_url, "INSERT INTO read_h14.parked VALUES ('dossier', 1, 'dossier/a', 1, 'x')")
    found = {one.name: one for one in examine(migrated_url, names, FILES)}["read models"]
    assert (found.level, found.what) == (Level.FAILED, "streams are parked: 1 in dossier")


REPLACED = {
    "a view": "CREATE VIEW read_h14.parked AS SELECT model, generation, read_h14.sprung() AS reason "
    "FROM read_h14.tracking",
    "a type": "CREATE TYPE read_h14.bait AS ENUM ('dossier'); "
    "CREATE TABLE read_h14.parked (model read_h14.bait, generation int)",
    "row security": "CREATE TABLE read_h14.parked (model text, generation int); "
    "ALTER TABLE read_h14.parked ENABLE ROW LEVEL SECURITY; "
    "CREATE POLICY sly ON read_h14.parked USING (read_h14.sprung() IS NULL)",
}
"""What the server's role may put in place of a table of its own."""


@pytest.mark.parametrize("trick", REPLACED)
def test_what_replaces_a_table_of_the_read_models_is_never_read(
    migrated_url: str, names: SchemaNames, trick: str
) -> None:
    """Whoever examines may be the administrator: functions in it would run with his rights."""
    say(
        migrated_url,
        "SET ROLE hoso_log_h14_app; ALTER TABLE read_h14.parked RENAME TO was; "
        "CREATE FUNCTION read_h14.sprung() RETURNS text LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'it ran as %', current_user; END $$; " + REPLACED[trick],
    )
    say(migrated_url, "INSERT INTO read_h14.tracking VALUES ('dossier', 1, 0, true)")

    found = {one.name: one for one in examine(migrated_url, names, FILES)}["read models"]

    assert (found.level, found.what) == (Level.FAILED, "read_h14.parked is no plain table, it was not read")


@pytest.mark.parametrize(
    ("sealed", "later", "level"),
    [
        (None, 0, Level.WARNING),
        (3, 24 * 60, Level.OK),
        (2, 1, Level.OK),
        (2, 15, Level.WARNING),
        (2, 241, Level.FAILED),
        (4, 0, Level.FAILED),
    ],
)
def test_the_age_of_what_is_not_sealed_is_reported(
    migrated_url: str, names: SchemaNames, sealed: int | None, later: int, level: Level
) -> None:
    recorded(migrated_url, names, 3)

    def now() -> datetime:
        return datetime.now(UTC) + timedelta(minutes=later)

    assert level_of(examine(migrated_url, names, FILES, now=now, sealed=lambda: sealed))["seal"] is level
