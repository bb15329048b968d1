"""Read models follow the log exactly once, whatever dies in between, and leave aside what they cannot take."""

import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from application.ports import NewFact
from infrastructure.log.codec import EncodedEvent
from infrastructure.postgres.names import SchemaNames
from infrastructure.read_models import projector as following
from infrastructure.read_models.catch_up import Overtaken, catch_up, count_parked
from infrastructure.read_models.dossiers import DossierModel
from infrastructure.read_models.generations import live
from infrastructure.read_models.model import Db
from infrastructure.read_models.projector import Projector, connect
from infrastructure.read_models.tables import MODELS
from tests.infrastructure.read_models import histories as h
from tests.infrastructure.read_models.observation import counted, counted_anew, eventually, rows

pytestmark = pytest.mark.postgres
Record = Callable[..., None]
ROOT = Path(__file__).parents[3]


def many(number: int, start: int = 0) -> list[NewFact]:
    return [
        fact
        for n in range(start, start + number)
        for fact in h.facts_of(f"{n}", h.submitted(f"{n}"), h.accepted(), h.assigned())
    ]


def assert_complete(url: str, dossiers: int) -> None:
    """Every fact counted once in every read model."""
    facts = rows(url, "SELECT count(*) FROM log_h14.fact WHERE stream LIKE 'dossier/%'")
    assert rows(url, "SELECT count(*) FROM read_h14.timeline") == facts
    assert rows(url, "SELECT count(*) FROM read_h14.dossier") == [(dossiers,)]
    assert rows(url, "SELECT sum(dossiers)::int FROM read_h14.count") == [(dossiers,)]
    assert counted(url) == counted_anew(url)


def test_what_read_models_say_can_be_asked_from_the_first_moment_on(
    projector: Callable[..., Projector], migrated_url: str
) -> None:
    for started in range(2):
        projector()

        assert rows(migrated_url, "SELECT count(*) FROM read_h14.dossier") == [(0,)], started
        assert rows(migrated_url, "SELECT count(*) FROM read_h14.tracking WHERE live") == [(len(MODELS),)], started


def test_a_projector_killed_in_mid_batch_counts_everything_once(
    record: Record, projector: Callable[..., Projector], migrated_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    running = projector()
    killed = 0
    for batch in range(6):
        record(*many(50, batch * 50))
        running.wake()
        killed += len(
            rows(
                migrated_url,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()",
            )
        )

    eventually(lambda: running.position == 900)

    assert killed
    assert_complete(migrated_url, 300)
    assert running.failure is None


def test_a_batch_that_dies_half_way_shows_nothing(
    record: Record, migrated_url: str, names: SchemaNames, db: Db
) -> None:
    class Dying(DossierModel):
        def apply(self, db: Db, names: Any, facts: Any) -> None:
            super().apply(db, names, facts)
            with psycopg.connect(migrated_url) as admin:
                admin.execute("SELECT pg_terminate_backend(%s)", [db.info.backend_pid])
            db.execute("SELECT 1")

    record(*many(10))
    with db.transaction():
        live(db, names, MODELS)
    with connect(migrated_url, names) as doomed, pytest.raises(psycopg.OperationalError):
        catch_up(doomed, names, live(doomed, names, (Dying(),)))

    assert rows(migrated_url, "SELECT count(*) FROM read_h14.dossier") == [(0,)]
    assert rows(migrated_url, "SELECT max(position), count(*) FROM read_h14.tracking") == [(0, 4)]
    assert rows(migrated_url, "SELECT count(*) FROM read_h14.parked") == [(0,)]


def test_two_projectors_at_once_count_everything_once(
    record: Record, projector: Callable[..., Projector], migrated_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    both = projector(), projector()
    for batch in range(10):
        record(*many(20, batch * 20))
        for one in both:
            one.wake()

    eventually(lambda: all(one.position == 600 for one in both))

    assert_complete(migrated_url, 200)
    assert caplog.records == []


def test_who_was_overtaken_is_reported(record: Record, names: SchemaNames, db: Db, migrated_url: str) -> None:
    record(*many(2))
    with db.transaction():
        stale = live(db, names, MODELS)
    catch_up(db, names, stale)

    with pytest.raises(Overtaken):
        catch_up(db, names, stale)

    assert_complete(migrated_url, 2)


POISONS: list[tuple[str, Any, int]] = [
    ("unknown topic", EncodedEvent("dossier.dreamt.v1", b"{}"), 4),
    ("not what the topic says", EncodedEvent("dossier.accepted.v1", b'{"by": 5}'), 4),
    ("no JSON at all", EncodedEvent("dossier.accepted.v1", b"\xff\x00"), 4),
    ("a text PostgreSQL cannot hold", h.adopted("nul\x00"), 2),
    ("a key too long for an index", h.adopted("".join(chr(0x4E00 + n * 7 % 20000) for n in range(9000))), 1),
]


@pytest.mark.parametrize(("poison", "models"), [one[1:] for one in POISONS], ids=[one[0] for one in POISONS])
def test_a_fact_that_cannot_be_taken_parks_its_stream_and_no_other(
    record: Record,
    projector: Callable[..., Projector],
    migrated_url: str,
    names: SchemaNames,
    db: Db,
    caplog: pytest.LogCaptureFixture,
    poison: Any,
    models: int,
) -> None:
    record(*many(20), NewFact("dossier/bad", None, h.submitted("bad")), NewFact("dossier/bad", None, poison))
    record(NewFact("dossier/bad", None, h.accepted()), *many(20, 20))

    running = projector()
    eventually(lambda: running.position == 123 and running.parked == models)

    assert running.failure is None
    assert count_parked(db, names) == models
    assert set(rows(migrated_url, "SELECT stream, position FROM read_h14.parked")) == {("dossier/bad", 62)}
    assert rows(migrated_url, "SELECT status FROM read_h14.dossier WHERE id = 'bad'") == [(1,)]
    assert rows(migrated_url, "SELECT count(*) FROM read_h14.dossier WHERE status = 4") == [(40,)]
    assert counted(migrated_url) == counted_anew(migrated_url)
    assert "dossier/bad is parked" in caplog.text

    record(*many(1, 40))
    running.wake()
    eventually(lambda: running.position == 126)
    assert rows(migrated_url, "SELECT count(*) FROM read_h14.dossier WHERE status = 4") == [(41,)]


def test_a_projector_hears_of_facts_recorded_by_another_process(
    projector: Callable[..., Projector], migrated_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "POLL_SECONDS", 3600.0)  # it must be told, looking would come too late
    running = projector()
    eventually(lambda: rows(migrated_url, "SELECT count(*) FROM read_h14.tracking") == [(4,)])

    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, migrated_url],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    eventually(lambda: running.position == 1)


ELSEWHERE = """
import asyncio, sys
from infrastructure.log.postgres_log import PostgresLog
from tests.infrastructure.log.appends import new, of
from tests.installation import NAMES

async def record():
    log = PostgresLog(sys.argv[1], NAMES)
    await log.append(of(new("dossier/a", 1)))
    await log.head()  # what was asked before, the NOTIFY among it, is answered before
    log.close()

asyncio.run(record())
"""


def test_a_projector_that_is_not_notified_finds_out_by_looking(
    record: Record, projector: Callable[..., Projector], migrated_url: str, names: SchemaNames
) -> None:
    deaf = SchemaNames(log=names.log, read=names.read)
    running = projector()
    eventually(lambda: rows(migrated_url, "SELECT count(*) FROM read_h14.tracking") == [(4,)])
    with psycopg.connect(migrated_url) as db:  # appended without anybody sending a NOTIFY
        db.execute(
            f"SELECT {deaf.log}.append('{{1}}', '{{dossier/a}}', '{{1}}', '{{0}}', '{{0}}', "
            "'{attempt.refused.v1}', ARRAY[%s], ARRAY[%s], '{a}', '{k}', ARRAY[''::bytea], '{1}', '{1}')".encode(),
            [b'{"actor":"a","role":"case","key":"k"}', b"{}"],
        )

    eventually(lambda: running.position == 1)


def test_what_read_models_have_taken_in_is_reported_in_order(
    record: Record, projector: Callable[..., Projector]
) -> None:
    reached: list[int] = []
    running = projector(moved=reached.append)
    for batch in range(5):
        record(*many(4, batch * 4))
        running.wake()

    eventually(lambda: bool(reached) and reached[-1] == 60)

    assert reached == sorted(reached)


def test_waking_a_projector_that_has_stopped_does_nothing(projector: Callable[..., Projector]) -> None:
    others = set(threading.enumerate())
    running = projector()
    stopping = threading.Thread(target=running.stop)
    stopping.start()
    for _ in range(1000):
        running.wake()
    stopping.join()

    running.wake()
    running.stop()

    assert running.failure is None
    assert not set(threading.enumerate()) - others


def test_what_fails_again_and_again_is_reported_once(
    record: Record,
    projector: Callable[..., Projector],
    migrated_url: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    failed = 0

    def full(db: Any, *arguments: Any, **named: Any) -> Any:
        nonlocal failed
        if failed == 5 or db.info.dbname not in migrated_url:  # other installations of this process follow too
            return catch_up(db, *arguments, **named)
        failed += 1
        raise psycopg.errors.DiskFull("no space left")

    monkeypatch.setattr(following, "LONGEST_WAIT", 0.2)
    monkeypatch.setattr(following, "catch_up", full)
    record(*many(1))

    running = projector()

    eventually(lambda: running.position == 3)
    errors = [line for line in caplog.messages if "stand still" in line]
    assert (failed, errors) == (5, ["read models stand still: DiskFull: no space left; trying again"])
