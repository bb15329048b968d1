"""An installation of generated dossiers behind a real server, the present after them."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from infrastructure.main import open_installation
from infrastructure.sample_data.generated.generation import GenerationRequest, generate
from infrastructure.settings import Settings
from tests.graphql.served_installation import Served, fresh_database, serving
from tests.infrastructure.audits.conftest import Stopped
from tests.installation import AUTHORITY

PRESENT = datetime(2026, 9, 30, 3, tzinfo=UTC)
ORDER = GenerationRequest(dossiers=200, months=8, seed=11, until=date(2026, 9, 30))


@contextmanager
def generated_installation(server_url: str, folder: Path) -> Iterator[Served]:
    """Two hundred dossiers, served."""
    with fresh_database(server_url) as url:

        async def fill() -> None:
            settings = Settings(authority=AUTHORITY, data_dir=folder, database_url=url)
            async with open_installation(settings, clock=Stopped(PRESENT)) as running:
                await generate(running.store, ORDER, now=PRESENT, progress=lambda number: None)

        asyncio.run(fill())
        with serving(url, folder) as served:
            served.clock.present = PRESENT
            yield served
