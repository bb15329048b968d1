"""Recorded dossiers told again under another law (mô phỏng)."""

import asyncio
import os
import time
from datetime import UTC, datetime
from pathlib import Path

from application.access.rows import Visibility
from application.history.what_if import Simulation, Supposition
from application.queries.reads import DossierFilter
from infrastructure.main import open_installation
from infrastructure.sample_data.generated.generation import GenerationRequest, generate
from infrastructure.settings import Settings
from tests.installation import AUTHORITY


def seconds_of(url: str, data_dir: Path, *, dossiers: int) -> tuple[float, int]:
    """How long the simulation takes, and how many dossiers would differ."""
    os.environ.pop("HOSO_DATABASE_URL", None)
    return asyncio.run(_reassessed(Settings(authority=AUTHORITY, data_dir=data_dir, database_url=url), dossiers))


async def _reassessed(settings: Settings, dossiers: int) -> tuple[float, int]:
    async with open_installation(settings) as running:
        now = datetime.now(UTC)
        await generate(
            running.store, GenerationRequest(dossiers, 18, 1, now.date()), now=now, progress=lambda done: None
        )
        while running.projector.position < await running.log.head():
            await asyncio.sleep(0.1)
        began = time.perf_counter()
        simulation = Simulation(running.store, Supposition(overrides={"procedure.resume": "pause"}), now)
        async for _ in simulation.changed(running.reads, DossierFilter(), Visibility(all=True)):
            pass
        return time.perf_counter() - began, simulation.totals.changed
