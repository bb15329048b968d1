"""Many commands under way at once, so that they share a trip to the log (thực hiện đồng thời có giới hạn)."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

T = TypeVar("T")

AT_ONCE = 64


async def in_flight(jobs: Iterable[T], act: Callable[[T], Awaitable[None]], *, at_once: int = AT_ONCE) -> None:
    """Act on every job, a bounded number at a time; the first failure stops the rest and is raised."""
    waiting = iter(jobs)

    async def worker() -> None:
        for job in waiting:
            await act(job)

    workers = [asyncio.create_task(worker()) for _ in range(at_once)]
    try:
        await asyncio.gather(*workers)
    finally:
        for one in workers:
            one.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
