"""A log in memory, one on PostgreSQL, and an event loop for tests that are stories told with await."""

import asyncio
import inspect
from collections.abc import Iterator

import pytest

from application.ports import Log
from infrastructure.log.memory_log import MemoryLog
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.postgres.names import Names

PATIENCE_SECONDS = 60


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a coroutine test on a loop of its own, with an end to waiting."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = pyfuncitem._fixtureinfo.argnames
    asyncio.run(_in_time(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in wanted})))
    return True


async def _in_time(story):  # type: ignore[no-untyped-def]
    async with asyncio.timeout(PATIENCE_SECONDS):
        await story


@pytest.fixture
def postgres_log(migrated_url: str, names: Names) -> Iterator[PostgresLog]:
    """The log on PostgreSQL."""
    log = PostgresLog(migrated_url, names)
    yield log
    log.close()


@pytest.fixture(params=["memory", pytest.param("postgres", marks=pytest.mark.postgres)])
def log(request: pytest.FixtureRequest) -> Log:
    """Every log there is, one after the other."""
    return MemoryLog() if request.param == "memory" else request.getfixturevalue("postgres_log")
