"""Whatever happens to the connection: nothing that was acknowledged is lost, nothing counts twice (EVIDENCE 4)."""

import asyncio
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
import uvloop

from infrastructure.log.postgres_log import PostgresLog
from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.wire import Wire
from tests.infrastructure.log.appends import answered, assert_as_stored, new, numbered, of, stored
from tests.infrastructure.log.cutting_proxy import CuttingProxy

pytestmark = pytest.mark.postgres


async def test_a_commit_that_fails_is_not_answered_as_stored(
    postgres_log: PostgresLog, migrated_url: str, names: SchemaNames
) -> None:
    with psycopg.connect(migrated_url) as db:
        db.execute(
            "SET LOCAL hoso.migrating = log_h14; "
            "CREATE FUNCTION doom() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no space'; END $$;"
            "CREATE CONSTRAINT TRIGGER doom AFTER INSERT ON log_h14.fact DEFERRABLE INITIALLY DEFERRED "
            "FOR EACH ROW WHEN (NEW.stream LIKE 'doomed/%') EXECUTE FUNCTION doom()"
        )

    answers = await asyncio.gather(
        *(postgres_log.append(of(new(stream, 1))) for stream in ("dossier/a", "doomed/b", "dossier/c")),
        return_exceptions=True,
    )
    later = await postgres_log.append(of(new("dossier/d", 1)))

    assert isinstance(answers[1], psycopg.errors.RaiseException)
    assert [placed.stream for placed in later.facts] == ["dossier/d"]
    assert_as_stored([*answers, later], migrated_url, names)


async def test_a_killed_connection_loses_and_doubles_nothing(
    postgres_log: PostgresLog, migrated_url: str, names: SchemaNames
) -> None:
    killed = 0

    async def act(n: int) -> list[Any]:
        given: list[Any] = []
        for version in range(1, 6):
            append = of(new(f"dossier/{n}", version), new("register/H15", None), key=f"{n}/{version}")
            given.append(await answered(postgres_log, append))  # five kills in a row are more than the log's own tries
        return given

    async def kill(db: psycopg.AsyncConnection[tuple[int]]) -> None:
        nonlocal killed
        while killed < 12:
            found = await db.execute(
                "SELECT pg_terminate_backend(pid)::int FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%append(%'"
            )
            killed += len(await found.fetchall())
            await asyncio.sleep(0.03)

    async with await psycopg.AsyncConnection.connect(migrated_url, autocommit=True) as db:
        killing = asyncio.create_task(kill(db))
        lives = [await asyncio.gather(*(act(n) for n in range(start, start + 20))) for start in range(0, 100, 20)]
        killing.cancel()

    assert killed
    answers = [answer for batch in lives for some in batch for answer in some]
    assert len(answers) == 500
    assert_as_stored(answers, migrated_url, names)


async def test_a_commit_whose_answer_was_lost_is_answered_as_stored(migrated_url: str, names: SchemaNames) -> None:
    proxy = CuttingProxy(migrated_url)
    async with proxy as url:
        log = PostgresLog(url, names)
        answers: list[Any] = [await log.append(numbered("register/H15", "dossier/first"))]
        proxy.cut_every = 11
        for start in range(0, 300, 3):
            appends = [numbered("register/H15", f"dossier/{n}", key=f"k{n}") for n in range(start, start + 3)]
            answers += await asyncio.gather(*(log.append(one) for one in appends))
        proxy.cut_every = 0
        log.close()

    assert proxy.cuts >= 10
    assert any(answer.repeated for answer in answers)
    assert_as_stored(answers, migrated_url, names)
    assert len(stored(migrated_url, names)) == 602


@pytest.mark.parametrize("loop", [asyncio.new_event_loop, uvloop.new_event_loop], ids=["asyncio", "uvloop"])
def test_who_waits_on_a_connection_that_is_reset_is_reported(
    migrated_url: str, loop: Callable[[], asyncio.AbstractEventLoop]
) -> None:
    async def scenario(db: psycopg.Connection[tuple[Any, ...]]) -> list[Any]:
        wire = Wire(migrated_url)
        pid = (await wire.ask("SELECT pg_backend_pid()::text")).get_value(0, 0)
        waiting = [asyncio.ensure_future(wire.ask("SELECT pg_advisory_xact_lock(1)"))]
        while db.execute("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted").fetchone() is None:
            await asyncio.sleep(0)
        waiting.append(asyncio.ensure_future(wire.ask("SELECT 'never read: so the server resets'")))
        await asyncio.sleep(0)

        # the loop is held up meanwhile, and sees the last words and the reset at once
        db.execute("SELECT pg_terminate_backend(%s::text::int, 60000)", [(pid or b"").decode()])
        async with asyncio.timeout(60):
            answers = await asyncio.gather(*waiting, return_exceptions=True)
        again = (await wire.ask("SELECT 'here'")).get_value(0, 0)
        wire.close()
        return [*answers, again]

    with psycopg.connect(migrated_url, autocommit=True) as db, asyncio.Runner(loop_factory=loop) as runner:
        db.execute("SELECT pg_advisory_lock(1)")
        *answers, again = runner.run(scenario(db))

    assert all(isinstance(answer, psycopg.OperationalError) for answer in answers)
    assert again == b"here"


async def test_a_server_out_of_reach_is_reported_to_everybody_who_waits(migrated_url: str, names: SchemaNames) -> None:
    log = PostgresLog(psycopg.conninfo.make_conninfo(migrated_url, host="/nowhere"), names)

    answers = await asyncio.gather(*(log.append(of(new(f"dossier/{n}", 1))) for n in range(10)), return_exceptions=True)

    assert all(isinstance(answer, psycopg.OperationalError) for answer in answers)
    log.close()


async def test_a_log_that_was_closed_answers_so_and_does_not_connect_again(
    postgres_log: PostgresLog, migrated_url: str
) -> None:
    await postgres_log.append(of(new("dossier/a", 1)))
    postgres_log.close()

    with pytest.raises(psycopg.InterfaceError, match="closed"):
        await postgres_log.append(of(new("dossier/a", 2)))
    with pytest.raises(psycopg.InterfaceError, match="closed"):
        await postgres_log.head()
