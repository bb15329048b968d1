"""Memory of a process while its log grows (bộ nhớ)."""

import asyncio
import multiprocessing
import os
import uuid
from pathlib import Path

from application.ports import Append, Log, Metadata, NewFact
from domain.values import ActorId
from infrastructure.main import open_installation
from infrastructure.settings import Settings
from tests.bench.stream_loads import step, submitted
from tests.installation import AUTHORITY

FACTS_PER_DOSSIER = 12
AT_ONCE = 400


def megabytes_at(url: str, data_dir: Path, facts: list[int]) -> list[float]:
    """Resident memory of an open installation that appends, projects and reads, each time the log is that long."""
    results: multiprocessing.Queue[float] = multiprocessing.get_context("spawn").Queue()
    process = multiprocessing.get_context("spawn").Process(target=_grow, args=(url, data_dir, facts, results))
    process.start()
    found = [results.get(timeout=600) for _ in facts]
    process.join()
    return found


def _grow(url: str, data_dir: Path, facts: list[int], results: "multiprocessing.Queue[float]") -> None:
    os.environ.pop("HOSO_DATABASE_URL", None)
    asyncio.run(_grown(Settings(authority=AUTHORITY, data_dir=data_dir, database_url=url), facts, results))


async def _grown(settings: Settings, facts: list[int], results: "multiprocessing.Queue[float]") -> None:
    async with open_installation(settings) as running:
        for wanted in facts:
            while running.log.stored < wanted:
                await _lives(running.store.log)
            while running.projector.position < running.log.stored:
                await asyncio.sleep(0.1)
            results.put(_resident())


async def _lives(log: Log) -> None:
    streams = [str(uuid.uuid4()) for _ in range(AT_ONCE)]
    for version in range(1, FACTS_PER_DOSSIER + 1):
        event = submitted() if version == 1 else step(version - 1)
        await asyncio.gather(
            *(
                log.append(
                    Append(
                        [NewFact(f"dossier/{stream}", version, event)],
                        Metadata(actor=ActorId("officer-1"), role="case", key=f"{stream}{version}"),
                        b"d" * 32,
                    )
                )
                for stream in streams
            )
        )


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
