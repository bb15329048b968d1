"""An installation of generated dossiers, made once for the whole module."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import psycopg
import pytest

from infrastructure.cli.terminal.open_installation import caught_up
from infrastructure.main import RunningInstallation, open_installation
from infrastructure.sample_data.generated.generation import GenerationRequest, generate
from infrastructure.settings import Settings
from tests.installation import AUTHORITY

T = TypeVar("T")
NOW = datetime(2026, 9, 30, 3, tzinfo=UTC)
ORDER = GenerationRequest(dossiers=300, months=8, seed=11, until=date(2026, 9, 30))


@dataclass(frozen=True)
class Stopped:
    """A clock that stands at noon of the day up to which dossiers were generated, and later."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


@dataclass(frozen=True)
class Generated:
    """Where the dossiers are."""

    url: str
    folder: Path

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[RunningInstallation]:
        settings = Settings(authority=AUTHORITY, data_dir=self.folder, database_url=self.url)
        async with open_installation(settings, clock=Stopped()) as running:
            yield running

    def ask(self, question: Callable[[RunningInstallation], Awaitable[T]]) -> T:
        """What somebody asks of the installation once its read models have seen everything."""

        async def run() -> T:
            async with self.opened() as running:
                await caught_up(running)
                return await question(running)

        return asyncio.run(run())


@pytest.fixture(scope="module")
def generated(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    """Three hundred generated dossiers."""
    name = f"hoso_{os.urandom(8).hex()}"
    with psycopg.connect(server_url, autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name}".encode())
    generated = Generated(psycopg.conninfo.make_conninfo(server_url, dbname=name), tmp_path_factory.mktemp("generated"))

    async def fill() -> None:
        async with generated.opened() as running:
            await generate(running.store, ORDER, now=NOW, progress=lambda number: None)

    asyncio.run(fill())
    yield generated
    with psycopg.connect(server_url, autocommit=True) as db:
        db.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
