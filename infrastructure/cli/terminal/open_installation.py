"""Opening the installation for a command (mở hệ thống)."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeVar

from infrastructure.cli.terminal.errors import BadInput

if TYPE_CHECKING:
    from application.ports import Clock
    from infrastructure.main import RunningInstallation
    from infrastructure.settings import Settings

T = TypeVar("T")
PATIENCE_SECONDS = 60


def in_installation(work: "Callable[[RunningInstallation], Awaitable[T]]") -> T:
    """What some work in the opened installation answers; it must be there already (thực hiện trong hệ thống)."""
    require_installation(settings())
    return in_installation_or_new(work)


def in_installation_or_new(
    work: "Callable[[RunningInstallation], Awaitable[T]]", *, clock: "Clock | None" = None, unnamed: str = "LOCAL"
) -> T:
    """The same, founded where there is none, as unnamed's where nobody says whose (lập hệ thống)."""

    async def run() -> T:
        async with opened(clock=clock, unnamed=unnamed) as running:
            return await work(running)

    return asyncio.run(run())


@asynccontextmanager
async def opened(*, clock: "Clock | None" = None, unnamed: str = "LOCAL") -> "AsyncIterator[RunningInstallation]":
    """The installation under the settings of the environment."""
    from domain.log_integrity.installation import parse_authority
    from infrastructure.main import open_installation

    async with open_installation(settings(), clock=clock, unnamed=parse_authority(unnamed)) as running:
        yield running


def require_installation(found: "Settings") -> None:
    """Refuse to found an installation by looking at it. Raises NoInstallation, InstallationRefused, psycopg.Error."""
    from infrastructure.installation import found_installation
    from infrastructure.postgres.home import Home
    from infrastructure.postgres.installations import NoInstallation

    how = "found one with «hoso serve», «hoso demo», «hoso import» or «hoso generate»"
    if found.database_url is None:
        if not Home(found.data_dir / "postgres").cluster.exists():
            raise NoInstallation(
                f"there is no installation in {found.data_dir.resolve()}: name its folder in HOSO_DATA_DIR, or {how}"
            )
    elif found_installation(found, found.database_url) is None:
        where = "the database that HOSO_DATABASE_URL names"
        raise NoInstallation(f"there is no installation in {where}: name its database or its HOSO_LOG_SCHEMA, or {how}")


def settings() -> "Settings":
    """Settings from the environment. Raises BadInput for an address that cannot be read; it is never repeated."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    from infrastructure.settings import Settings

    found = Settings()
    addresses = {
        "HOSO_DATABASE_URL": found.database_url,
        "HOSO_ADMIN_URL": found.admin_url,
        "HOSO_SEALER_URL": found.sealer_url,
    }
    for name, url in addresses.items():
        try:
            conninfo_to_dict(url or "")
        except ProgrammingError as error:
            raise BadInput(
                f"{name} cannot be read as the address of a PostgreSQL server: "
                "write postgresql://user@host:5432/database, or leave it out to use the embedded server"
            ) from error
    return found


async def caught_up(running: "RunningInstallation") -> int:
    """Wait until the read models have seen the whole log; the position they have seen (chờ cập nhật)."""
    from application.queries.reads import NotReached

    head, last = await running.log.head(), (-1, -1)
    while True:
        try:
            await running.reads.reached(head)
        except NotReached:
            come = running.reads.position, running.projector.renewed
            if come == last:
                raise
            last = come
        else:
            return head
