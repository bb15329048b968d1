"""Projection of facts into the read models (cập nhật mô hình đọc)."""

import asyncio
import multiprocessing
import resource
import time
import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

import psycopg
from eventsourcing.persistence import Tracking
from eventsourcing.postgres import PostgresTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner

from application.ports import Append, Metadata, NewFact
from domain.values import ActorId
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.postgres.names import SchemaNames
from infrastructure.read_models.catch_up import catch_up
from infrastructure.read_models.generations import begin, live
from infrastructure.read_models.projector import connect
from infrastructure.read_models.rebuild import rebuild
from infrastructure.read_models.tables import MODELS
from tests.bench.plain_eventsourcing import TEXT, Case, Cases, env_of
from tests.bench.stream_loads import step, submitted


class View(PostgresTrackingRecorder):
    """The peer's read model: one row per case and one line per event, as its documentation does it."""

    def __init__(self, datastore: Any, **kwargs: Any) -> None:
        super().__init__(datastore, **kwargs)
        for statement in (
            "CREATE TABLE IF NOT EXISTS bench_case (id uuid PRIMARY KEY, notes int)",
            "CREATE TABLE IF NOT EXISTS bench_line (id uuid, version int, line text, PRIMARY KEY (id, version))",
        ):
            with datastore.transaction(commit=True) as cursor:
                cursor.execute(statement)

    def insert(self, case: Any, version: int, text: str, tracking: Tracking) -> None:
        """Upsert the case, add the line, and the tracking record, in one transaction."""
        with self.datastore.transaction(commit=True) as cursor:
            self._insert_tracking(cursor, tracking)
            cursor.execute(
                "INSERT INTO bench_case VALUES (%s, 1) ON CONFLICT (id) DO UPDATE SET notes = bench_case.notes + 1",
                (case,),
            )
            cursor.execute("INSERT INTO bench_line VALUES (%s, %s, %s)", (case, version, text))


class Lines(Projection[View]):
    """The peer's projection: one event, one transaction."""

    name = "told"

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        """Project one event."""
        self.view.insert(
            domain_event.originator_id, domain_event.originator_version, type(domain_event).__name__, tracking
        )


def facts_per_second_of_eventsourcing(url: str, cases: Cases, *, facts: int) -> float:
    """The library's ProjectionRunner over a log that is already there."""
    for _ in range(facts // 12):
        case = Case()
        for _ in range(11):
            case.note(TEXT)
        cases.save(case)
    last = cases.recorder.max_notification_id() or 0
    began = time.perf_counter()
    with ProjectionRunner(application_class=Cases, projection_class=Lines, view_class=View, env=env_of(url)) as runner:
        runner.wait(last, timeout=600)
    return last / (time.perf_counter() - began)


def facts_per_second_of_hoso(url: str, names: SchemaNames, *, facts: int) -> float:
    """Ours: all read models at once, over a log that is already there."""
    fill(url, names, facts)
    with connect(url, names) as db:
        with db.transaction():
            generations = [begin(db, names, model) for model in MODELS]
        began = time.perf_counter()
        start = -1
        while generations[0].position > start:
            start = generations[0].position
            generations = catch_up(db, names, generations)
        took = time.perf_counter() - began
    return generations[0].position / took


def followed(url: str, names: SchemaNames) -> float:
    """Facts a second while all live read models take in what is there."""
    with connect(url, names) as db:
        with db.transaction():
            generations = live(db, names, MODELS)
        began = time.perf_counter()
        start = -1
        while generations[0].position > start:
            start = generations[0].position
            generations = catch_up(db, names, generations)
        return start / (time.perf_counter() - began)


class Rebuilt(NamedTuple):
    """Facts a second, and megabytes before and at the peak."""

    pace: float
    before: float
    peak: float


def rebuilt(url: str, names: SchemaNames, models: Sequence[str]) -> Rebuilt:
    """What ``hoso rebuild`` does, in a process of its own whose memory is looked at."""
    context = multiprocessing.get_context("spawn")
    results: multiprocessing.Queue[Rebuilt] = context.Queue()
    process = context.Process(target=_rebuild, args=(url, names, models, results))
    process.start()
    found = results.get(timeout=900)
    process.join()
    return found


def _rebuild(url: str, names: SchemaNames, models: Sequence[str], results: "multiprocessing.Queue[Rebuilt]") -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with connect(url, names) as db:
        began = time.perf_counter()
        position = rebuild(db, names, *(model for model in MODELS if model.name in models))
        took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    results.put(Rebuilt(position / took, before / 1e3, peak / 1e3))


def fill(url: str, names: SchemaNames, facts: int) -> None:
    """Lives of 12 facts each."""
    asyncio.run(_fill(url, names, facts))


async def _fill(url: str, names: SchemaNames, facts: int) -> None:
    """Lives of 12 facts, neighbouring facts of different dossiers, so that batches cannot cheat."""
    log = PostgresLog(url, names)
    lives = [str(uuid.uuid4()) for _ in range(facts // 12)]
    for version in range(1, 13):
        for start in range(0, len(lives), 500):
            event: Any = submitted() if version == 1 else step(version - 1)
            some = [NewFact(f"dossier/{dossier}", version, event) for dossier in lives[start : start + 500]]
            meta = Metadata(actor=ActorId("officer-1"), role="case", key=f"{lives[start]}{version}")
            await log.append(Append(some, meta, b""))
    log.close()


def vacuum(url: str) -> None:
    """Statistics for the planner, as after any bulk load."""
    with psycopg.connect(url, autocommit=True) as db:
        db.execute("ANALYZE")
