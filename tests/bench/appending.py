"""Appends of a dossier's life: 12 facts, one command each, at several concurrencies (ghi sự kiện)."""

import asyncio
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
from infrastructure.postgres.names import Names
from infrastructure.system_clock import SystemClock
from tests.bench.plain_eventsourcing import TEXT, Case, Cases

LIFE = 12


def facts_per_second_of_eventsourcing(cases: Cases, *, workers: int, lives: int) -> float:
    """The library: one save per fact, threads as writers."""

    def live() -> None:
        case = Case()
        cases.save(case)
        for _ in range(LIFE - 1):
            case.note(TEXT)
            cases.save(case)

    began = time.perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        for done in [pool.submit(live) for _ in range(lives)]:
            done.result()
    return lives * LIFE / (time.perf_counter() - began)


def facts_per_second_of_psycopg(url: str, *, workers: int, lives: int) -> float:
    """The floor in Python: a bare INSERT and commit per fact, no order, no proof, no register."""

    def live() -> None:
        with psycopg.connect(url, autocommit=True) as db:
            stream = uuid.uuid4().hex
            for version in range(LIFE):
                db.execute("INSERT INTO bench_bare VALUES (%s, %s, %s)", [stream, version, TEXT])

    with psycopg.connect(url, autocommit=True) as db:
        db.execute(
            "CREATE TABLE IF NOT EXISTS bench_bare (stream text, version int, body text, PRIMARY KEY (stream, version))"
        )
    began = time.perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        for done in [pool.submit(live) for _ in range(lives)]:
            done.result()
    return lives * LIFE / (time.perf_counter() - began)


def facts_per_second_of_hoso(url: str, names: Names, *, workers: int, lives: int) -> float:
    """Ours: everything on, from command register to leaf hash; coroutines as writers."""
    return uvloop.run(_ours(url, names, workers, lives))


async def _ours(url: str, names: Names, workers: int, lives: int) -> float:
    log = PostgresLog(url, names)
    await log.head()
    await _live(log)
    waiting = iter(range(lives))

    async def work() -> None:
        for _ in waiting:
            await _live(log)

    began = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(workers)))
    took = time.perf_counter() - began
    log.close()
    return lives * LIFE / took


async def _live(log: PostgresLog) -> None:
    stream = f"dossier/{uuid.uuid4()}"
    for version in range(1, LIFE + 1):
        fact = StepCompleted(
            by=ActorId("officer-1"),
            occurred_at=SystemClock().now(),
            step=version,
            officer=OfficerId("officer-1"),
            timing=Timing.ON_TIME,
            note=TEXT[:250],
            basis=Article("NĐ 118/2025/NĐ-CP"),
        )
        meta = Metadata(actor=ActorId("officer-1"), role="case", key=f"{stream}{version}")
        await log.append(Append((NewFact(stream, version, fact),), meta, b"d" * 32))
