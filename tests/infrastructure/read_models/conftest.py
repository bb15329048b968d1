"""A log that is filled in one call, and read models that follow it."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from infrastructure.log.postgres_log import PostgresLog
from infrastructure.postgres.names import SchemaNames
from infrastructure.read_models.catch_up import catch_up
from infrastructure.read_models.generations import live
from infrastructure.read_models.model import Db
from infrastructure.read_models.projector import Projector, connect
from infrastructure.read_models.tables import MODELS
from tests.infrastructure.log.appends import of
from tests.infrastructure.read_models.histories import NewFact

Record = Callable[..., None]


@pytest.fixture
def record(migrated_url: str, names: SchemaNames) -> Record:
    """Records facts, each in an append of its own."""

    def write(*facts: NewFact) -> None:
        async def scenario() -> None:
            log = PostgresLog(migrated_url, names)
            for start in range(0, len(facts), 200):
                await asyncio.gather(*(log.append(of(fact)) for fact in facts[start : start + 200]))
            log.close()

        asyncio.run(scenario())

    return write


@pytest.fixture
def db(migrated_url: str, names: SchemaNames) -> Iterator[Db]:
    """A connection as the projector has one."""
    with connect(migrated_url, names) as connection:
        yield connection


@pytest.fixture
def follow(db: Db, names: SchemaNames) -> Callable[..., None]:
    """Brings the live read models to the head of the log."""

    def run(most: int = 5000) -> None:
        with db.transaction():
            generations = live(db, names, MODELS)
        while True:
            after = catch_up(db, names, generations, most=most)
            if after[0].position == generations[0].position:
                return
            generations = after

    return run


@pytest.fixture
def projector(migrated_url: str, names: SchemaNames) -> Iterator[Callable[..., Projector]]:
    """Starts projectors; they stop with the test."""
    started: list[Projector] = []

    def start(**how: Any) -> Projector:
        started.append(Projector(migrated_url, names, MODELS, **how))
        started[-1].start()
        return started[-1]

    yield start
    for one in started:
        one.stop()
