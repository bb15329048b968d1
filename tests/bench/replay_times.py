"""Replay of one dossier, and lists beside the rows they showed before (nhìn lại)."""

import asyncio
import statistics
import time
import uuid
from datetime import timedelta
from typing import Any

import psycopg

from application.access.rows import Visibility
from application.history.as_of import AsOf
from application.history.dossier_as_of import dossier_as_of
from application.history.replay import replayed
from application.ports import Append, Metadata, NewFact
from application.queries.reads import DossierFilter, DossierOrder
from domain.dossier import events as e
from domain.values import ActorId, OfficerId, UnitId
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.main import build_in_memory
from infrastructure.postgres.names import SchemaNames
from infrastructure.read_models.reads import PostgresReads
from infrastructure.system_clock import SystemClock
from tests.application.test_comparison import on_todays_calendar, recorded
from tests.bench.stream_loads import AT, BASIS, step, submitted
from tests.infrastructure.read_models import histories as h

OFFICERS = 200
WARM = 20


def seconds_of_fold(*, facts: int, rounds: int) -> tuple[float, float]:
    """Median of a replay of so many facts by two clocks, with its due date, day count, used time; and of the 95 %."""
    store = asyncio.run(build_in_memory(SystemClock()))
    pauses = (h.exclusion_started(), h.exclusion_ended(), h.payment_demanded(), h.payment_recorded())
    events = [h.submitted(), h.accepted(), h.assigned(), *pauses, *(step(n) for n in range(facts - 7))]
    stored = recorded([on_todays_calendar(event) for event in events])
    as_of = AsOf(known_at=stored[-1].recorded_at, happened_at=stored[-1].recorded_at)

    async def measured() -> list[float]:
        took = []
        for _ in range(rounds):
            began = time.perf_counter()
            reading = await dossier_as_of(store, replayed("dossier/a", stored, as_of), as_of)
            took.append(time.perf_counter() - began)
            assert reading.clock.day_count is not None
            assert reading.state.version == facts
        return took

    found = sorted(asyncio.run(measured()))
    return statistics.median(found), found[int(len(found) * 0.95)]


def live(url: str, names: SchemaNames, *, dossiers: int, facts: int) -> None:
    """So many dossiers, so many facts each; all of a round before the next, as in an agency."""
    asyncio.run(_live(url, names, dossiers, facts))


async def _live(url: str, names: SchemaNames, dossiers: int, facts: int) -> None:
    log = PostgresLog(url, names)
    lives = [str(uuid.uuid4()) for _ in range(dossiers)]
    for version in range(1, facts + 1):
        for start in range(0, len(lives), 500):
            some = [
                NewFact(f"dossier/{dossier}", version, _fact(version, start + place))
                for place, dossier in enumerate(lives[start : start + 500])
            ]
            meta = Metadata(actor=ActorId("officer-1"), role="case", key=f"{lives[start]}{version}")
            await log.append(Append(some, meta, b""))
    log.close()


def _fact(version: int, place: int) -> Any:
    if version == 1:
        return submitted()
    if version == 2:
        return h.accepted()
    return e.DossierTakenOver(
        by=ActorId("officer-1"),
        occurred_at=AT + timedelta(hours=version),
        unit=UnitId(f"P{version % 7}"),
        taken_by=OfficerId(f"cb-{(place + version) % OFFICERS}"),
        given_by=None,
        timing=None,
        step=version % 5 + 1,
        step_due_at=None,
        basis=BASIS,
    )


def without_past(url: str) -> str:
    """A copy of the database with nothing but the current rows."""
    name = "bench_without_past"
    bare = psycopg.conninfo.make_conninfo(url, dbname=name)
    of = psycopg.conninfo.conninfo_to_dict(url)["dbname"]
    with psycopg.connect(psycopg.conninfo.make_conninfo(url, dbname="postgres"), autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name} TEMPLATE {of}".encode())
    with psycopg.connect(bare, autocommit=True) as db:
        db.execute("TRUNCATE read_h14.dossier_history_1")
    return bare


def settle(url: str) -> None:
    """Statistics and visibility, as after any bulk load."""
    with psycopg.connect(url, autocommit=True) as db:
        db.execute("VACUUM ANALYZE")


def pages(names: SchemaNames, *, rounds: int, asked: list[tuple[str, int | None]]) -> list[float]:
    """Median seconds of the first page of 50 at each database and position, in turns, for the moods are shared."""
    return asyncio.run(_pages(names, rounds, asked))


async def _pages(names: SchemaNames, rounds: int, asked: list[tuple[str, int | None]]) -> list[float]:
    reading = [(PostgresReads(url, names), known) for url, known in asked]
    took: list[list[float]] = [[] for _ in asked]
    for number in range(rounds + WARM):
        for place, (reads, known) in enumerate(reading):
            began = time.perf_counter()
            page = await reads.dossiers(
                DossierFilter(),
                Visibility(all=True),
                order=DossierOrder.OPENED,
                descending=True,
                first=50,
                after=None,
                known=known,
            )
            if number >= WARM:
                took[place].append(time.perf_counter() - began)
            assert len(page.rows) == 50
    for reads, _ in reading:
        reads.close()
    return [statistics.median(one) for one in took]
