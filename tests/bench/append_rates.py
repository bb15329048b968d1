"""Appends of a dossier's life: 12 facts, one command each, at several concurrencies (ghi sự kiện)."""

import asyncio
import re
import subprocess
import tempfile
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import psycopg
import uvloop

from application.ports import Append, Metadata, NewFact
from domain.dossier.events import StepCompleted
from domain.dossier.papers import Timing
from domain.values import ActorId, Article, OfficerId
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.postgres.binaries import newest_install
from infrastructure.system_clock import SystemClock
from tests.bench.plain_eventsourcing import TEXT, Case, Cases
from tests.installation import NAMES

FACTS_PER_DOSSIER = 12
OFFICER, BASIS, NOTE, CLOCK = ActorId("officer-1"), Article("NĐ 118/2025/NĐ-CP"), TEXT[:250], SystemClock()


def facts_per_second_of_eventsourcing(cases: Cases, *, workers: int, lives: int) -> float:
    """The library: one save per fact, threads as writers."""

    def live() -> None:
        case = Case()
        cases.save(case)
        for _ in range(FACTS_PER_DOSSIER - 1):
            case.note(TEXT)
            cases.save(case)

    began = time.perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        for done in [pool.submit(live) for _ in range(lives)]:
            done.result()
    return lives * FACTS_PER_DOSSIER / (time.perf_counter() - began)


def facts_per_second_of_psycopg(url: str, *, workers: int, lives: int) -> float:
    """The floor in Python: a bare INSERT and commit per fact, no order, no proof, no register."""

    def live() -> None:
        with psycopg.connect(url, autocommit=True) as db:
            stream = uuid.uuid4().hex
            for version in range(FACTS_PER_DOSSIER):
                db.execute("INSERT INTO bench_bare VALUES (%s, %s, %s)", [stream, version, TEXT])

    with psycopg.connect(url, autocommit=True) as db:
        db.execute(
            "CREATE TABLE IF NOT EXISTS bench_bare (stream text, version int, body text, PRIMARY KEY (stream, version))"
        )
    began = time.perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        for done in [pool.submit(live) for _ in range(lives)]:
            done.result()
    return lives * FACTS_PER_DOSSIER / (time.perf_counter() - began)


def facts_per_second_of_pgbench(url: str, *, clients: int) -> float:
    """The limit: PostgreSQL's own client, one INSERT and commit per fact of the same size, prepared."""
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(
            "CREATE TABLE IF NOT EXISTS bench_pg (stream text, version int, body text, PRIMARY KEY (stream, version))"
        )
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(f"INSERT INTO bench_pg VALUES (gen_random_uuid()::text, 1, '{TEXT}');\n")
        script.flush()
        how = ["-n", "-M", "prepared", "-c", str(clients), "-j", "2", "-T", "2", "-f", script.name, url]
        printed = subprocess.run(
            [newest_install().program("pgbench"), *how], capture_output=True, text=True, check=True
        ).stdout
    found = re.search(r"tps = ([\d.]+)", printed)
    if found is None:
        raise ValueError(printed)
    return float(found[1])


class Ours:
    """Ours, everything on, from command register to leaf hash; open for all rounds, as the library's application is."""

    def __init__(self, url: str) -> None:
        self._loop = asyncio.Runner(loop_factory=uvloop.new_event_loop)
        self._log = PostgresLog(url, NAMES)

    def facts_per_second(self, *, workers: int, lives: int) -> float:
        """Coroutines as writers."""
        return self._loop.run(self._appended(workers, lives))

    async def _appended(self, workers: int, lives: int) -> float:
        await _live(self._log)
        waiting = iter(range(lives))

        async def work() -> None:
            for _ in waiting:
                await _live(self._log)

        began = time.perf_counter()
        await asyncio.gather(*(work() for _ in range(workers)))
        return lives * FACTS_PER_DOSSIER / (time.perf_counter() - began)

    def close(self) -> None:
        """Hang up."""
        self._loop.run(self._hung_up())
        self._loop.close()

    async def _hung_up(self) -> None:
        self._log.close()


async def _live(log: PostgresLog) -> None:
    stream = f"dossier/{uuid.uuid4()}"
    for version in range(1, FACTS_PER_DOSSIER + 1):
        fact = StepCompleted(
            by=OFFICER,
            occurred_at=CLOCK.now(),
            step=version,
            officer=OfficerId(OFFICER),
            timing=Timing.ON_TIME,
            note=NOTE,
            basis=BASIS,
        )
        meta = Metadata(actor=OFFICER, role="case", key=f"{stream}{version}")
        await log.append(Append((NewFact(stream, version, fact),), meta, b"d" * 32))
