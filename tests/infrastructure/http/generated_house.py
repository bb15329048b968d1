"""A house of generated dossiers behind a real server, the present after them."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from infrastructure.main import open_house
from infrastructure.sample_data.generated.generation import Order, generate
from infrastructure.settings import Settings
from tests.graphql.house import Served, fresh_database, served
from tests.infrastructure.audits.conftest import Stopped
from tests.installation import AUTHORITY

PRESENT = datetime(2026, 9, 30, 3, tzinfo=UTC)
ORDER = Order(dossiers=200, months=8, seed=11, until=date(2026, 9, 30))


@contextmanager
def generated_house(server_url: str, folder: Path) -> Iterator[Served]:
    """Two hundred dossiers, served."""
    with fresh_database(server_url) as url:

        async def fill() -> None:
            settings = Settings(authority=AUTHORITY, data_dir=folder, database_url=url)
            async with open_house(settings, clock=Stopped(PRESENT)) as running:
                await generate(running.house, ORDER, now=PRESENT, told=lambda number: None)

        asyncio.run(fill())
        with served(url, folder) as house:
            house.clock.present = PRESENT
            yield house
