"""Logs in memory and on both kinds of server, and an event loop for tests that are stories told with await."""

import asyncio
import inspect
from collections.abc import Coroutine, Iterator
from typing import Any

import pytest

from application.ports import Log
from infrastructure.log.memory_log import MemoryLog
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.postgres.names import SchemaNames
from tests.infrastructure.log import debian
from tests.infrastructure.log.databases import a_database_on

PATIENCE_SECONDS = 60


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a coroutine test on a loop of its own, with an end to waiting."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = pyfuncitem._fixtureinfo.argnames
    asyncio.run(_in_time(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in wanted})))
    return True


async def _in_time(scenario: Coroutine[Any, Any, None]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        await scenario


@pytest.fixture(scope="session")
def debian_url() -> Iterator[str]:
    """Debian's PostgreSQL 15; skips where it is not installed."""
    if not (debian.BIN / "initdb").exists():
        pytest.skip(f"PostgreSQL 15 of Debian is not installed: {debian.BIN} is absent")
    with debian.cluster() as url:
        yield url


@pytest.fixture
def debian_database(debian_url: str) -> Iterator[str]:
    """A database with the log on Debian's PostgreSQL 15."""
    with a_database_on(debian_url) as url:
        yield url


@pytest.fixture(params=["given or embedded", "Debian 15"])
def any_url(request: pytest.FixtureRequest) -> str:
    """A database with the log on every kind of server, one after the other."""
    name = "debian_database" if request.param == "Debian 15" else "migrated_url"
    return str(request.getfixturevalue(name))


@pytest.fixture
def postgres_log(migrated_url: str, names: SchemaNames) -> Iterator[PostgresLog]:
    """The log on PostgreSQL."""
    log = PostgresLog(migrated_url, names)
    yield log
    log.close()


@pytest.fixture
def debian_log(debian_database: str, names: SchemaNames) -> Iterator[PostgresLog]:
    """The log on Debian's PostgreSQL 15."""
    log = PostgresLog(debian_database, names)
    yield log
    log.close()


@pytest.fixture(
    params=[
        "memory",
        pytest.param("postgres_log", marks=pytest.mark.postgres),
        pytest.param("debian_log", marks=pytest.mark.postgres),
    ]
)
def log(request: pytest.FixtureRequest) -> Log:
    """Every log there is, one after the other."""
    return MemoryLog() if request.param == "memory" else request.getfixturevalue(request.param)
