"""Work that goes on as long as a server runs: started again after whatever it raised (giám sát tiến trình nền)."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0
"""Seconds until what failed is started again: twice as many each time, until it succeeds."""
FAILURES_REPORTED = 3
"""Failures in a row after which a server says that it is not ready: fewer pass by themselves."""
LONGEST_LAG = 600.0
"""Seconds of work undone after which a server says that it is not ready."""
_LOGGER = logging.getLogger("hoso.workers")


class EndedByItself(RuntimeError):
    """A worker that is to run for ever returned without being asked to (tiến trình tự dừng)."""


@dataclass(slots=True)
class Worker:
    """How one worker does: what metrics and readiness show of it (tình trạng tiến trình nền).

    failures: in a row, 0 while all is well; restarts: since the server began; behind: facts it has yet to look at;
    lag: seconds for which there has been something it has yet to do.
    """

    name: str
    behind: Callable[[], int] = lambda: 0
    lag: Callable[[], float] = lambda: 0.0
    failures: int = 0
    failure: str | None = None
    restarts: int = 0

    @property
    def trouble(self) -> str | None:
        """Why a server with this worker is not ready, None while it keeps up."""
        if self.failures >= FAILURES_REPORTED and self.failure is not None:
            kind = self.failure.partition(":")[0]  # the rest may name hosts and accounts; it stands in our own log
            return f"{self.name} fails again and again: {kind}"
        lag = self.lag()
        return f"{self.name} is {lag:.0f} s behind" if lag > LONGEST_LAG else None

    def succeeded(self) -> None:
        """A piece of work was done."""
        self.failures, self.failure = 0, None

    def failed(self, error: Exception) -> float:
        """Work ended with an error; the seconds to wait before it is started again."""
        self.failure = f"{type(error).__name__}: {error}"
        self.failures += 1
        self.restarts += 1
        pause: float = min(FIRST_PAUSE * 2 ** min(self.failures - 1, 10), LONGEST_PAUSE)
        _LOGGER.error("%s failed: %s; started again in %.1f s", self.name, self.failure, pause)
        return pause


def trouble_of(workers: Sequence[Worker]) -> str | None:
    """Why a server with these workers is not ready, None while all of them keep up."""
    return next((worker.trouble for worker in workers if worker.trouble is not None), None)


Work = Callable[[], Awaitable[None]]
"""What a worker does until it is cancelled."""


@asynccontextmanager
async def running(works: Sequence[tuple[Worker, Work]]) -> AsyncIterator[tuple[Worker, ...]]:
    """Workers under supervision beside whatever else is done; they end with it."""
    tasks = [asyncio.create_task(supervise(worker, work)) for worker, work in works]
    try:
        yield tuple(worker for worker, _ in works)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def supervise(worker: Worker, work: Work) -> None:
    """Run something until this is cancelled; whatever it raises, and a silent end too, starts it again."""
    while True:
        try:
            await work()
            raise EndedByItself(worker.name)
        except Exception as error:  # the edge of the task: nobody else would hear of it
            await asyncio.sleep(worker.failed(error))


def repeated(name: str, job: Work, seconds: float) -> tuple[Worker, Work]:
    """A worker that does a job again and again with a pause between, until it fails."""
    worker = Worker(name)

    async def work() -> None:
        while True:
            await job()
            worker.succeeded()
            await asyncio.sleep(seconds)

    return worker, work
