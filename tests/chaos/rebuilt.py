"""R9: every read model is built anew from generated histories, again and again, to the same rows."""

import asyncio
import time
from datetime import UTC, date, datetime
from pathlib import Path

from infrastructure.main import open_installation
from infrastructure.read_models.projector import connect
from infrastructure.read_models.rebuild import rebuild
from infrastructure.read_models.tables import MODELS
from infrastructure.sample_data.generated.generation import GenerationRequest, generate
from tests.chaos.figures import Outcome
from tests.chaos.ground import NAMES, Ground, rows
from tests.graphql.served_installation import TestSettings
from tests.infrastructure.read_models.observation import digest
from tests.installation import AUTHORITY

RUNS = 3
UNTIL = date(2026, 10, 31)


def rebuilt(ground: Ground, *, dossiers: int, facts: int) -> Outcome:
    """Generate so many dossiers, at least so many facts, and build everything three times."""
    with ground.database() as url:
        began = time.monotonic()
        asyncio.run(generated(ground, url, dossiers))
        took = time.monotonic() - began
        ((head,),) = rows(url, "SELECT max(position) FROM log_h14.fact")
        seconds, digests = [], set[tuple[str, ...]]()
        with connect(url, NAMES) as db:
            for _ in range(RUNS):
                began = time.monotonic()
                for model in MODELS:
                    rebuild(db, NAMES, model)
                seconds.append(time.monotonic() - began)
                digests.add(tuple(digest(url, model) for model in MODELS))
        parked = rows(url, "SELECT count(*) FROM read_h14.parked")
    outcome = Outcome(f"{dossiers:,} generated dossiers, {len(MODELS)} read models built {RUNS} times")
    outcome.at_least("facts", int(str(head)), facts)
    outcome.exactly("different digests", len(digests), 1)
    outcome.exactly("streams parked", int(str(parked[0][0])), 0)
    outcome.at_most("slowest rebuild of everything, s", max(seconds), 600)
    outcome.note(f"generated in {took:.0f} s")
    return outcome


async def generated(ground: Ground, url: str, dossiers: int) -> Path:
    """Invented dossiers, decided by our own rules, and the folder with their keys; the read models do not follow."""
    folder = ground.new_folder()
    settings = TestSettings(authority=AUTHORITY, data_dir=folder, database_url=url)
    async with open_installation(settings) as running:
        await asyncio.to_thread(running.projector.stop)
        now = datetime.combine(UNTIL, datetime.min.time(), UTC)
        await generate(running.store, GenerationRequest(dossiers, 6, 1, UNTIL), now=now, progress=lambda done: None)
    return folder
