"""Opening the house for a command (mở hệ thống)."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeVar

from infrastructure.cli.complaints import BadInput

if TYPE_CHECKING:
    from application.ports import Clock
    from infrastructure.main import Running
    from infrastructure.settings import Settings

T = TypeVar("T")
PATIENCE_SECONDS = 60


def in_house(work: "Callable[[Running], Awaitable[T]]", *, clock: "Clock | None" = None) -> T:
    """What some work in the opened house answers (thực hiện trong hệ thống)."""

    async def run() -> T:
        async with opened(clock=clock) as running:
            return await work(running)

    return asyncio.run(run())


@asynccontextmanager
async def opened(*, clock: "Clock | None" = None) -> "AsyncIterator[Running]":
    """The house under the settings of the environment."""
    from infrastructure.main import open_house

    async with open_house(settings(), clock=clock) as running:
        yield running


def settings() -> "Settings":
    """Settings from the environment. Raises BadInput for an address that cannot be read; it is never repeated."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    from infrastructure.settings import Settings

    found = Settings()
    for name, url in (("HOSO_DATABASE_URL", found.database_url), ("HOSO_ADMIN_URL", found.admin_url)):
        try:
            conninfo_to_dict(url or "")
        except ProgrammingError as error:
            raise BadInput(
                f"{name} cannot be read as the address of a PostgreSQL server: "
                "write postgresql://user@host:5432/database, or leave it out to use the embedded server"
            ) from error
    return found


async def caught_up(running: "Running") -> int:
    """Wait until the read models have seen the whole log; the position they have seen (chờ cập nhật)."""
    from infrastructure.read_models.reads import NotReached

    head, seen = await running.log.head(), (-1, -1)
    while True:
        try:
            await running.reads.reached(head)
        except NotReached:
            come = running.reads.position, running.projector.renewed
            if come == seen:
                raise
            seen = come
        else:
            return head
