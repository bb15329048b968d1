"""Everything a server runs beside answering, on its own log (tiến trình nền của máy chủ)."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

from eventsourcing.persistence import InfrastructureFactory

from application.case_store import CaseStore
from application.process_managers.anchoring import AnchoringWatch
from application.process_managers.contract import ProcessManager, TimedProcessManager
from application.process_managers.deadline_recalculation import DeadlineRecalculation
from application.queries.reads import OpenDossiers
from infrastructure.eventsourcing_contracts.application import LogApplication
from infrastructure.eventsourcing_contracts.factory import LOG_SCHEMA, READ_SCHEMA, URL
from infrastructure.eventsourcing_contracts.tracking import PositionTracking
from infrastructure.evidence.sealer.loss_detector import LossDetector
from infrastructure.evidence.sealer.seal_status import Seals
from infrastructure.log.loss_guard import LossGuard
from infrastructure.postgres.names import SchemaNames
from infrastructure.workers.follower import Follower
from infrastructure.workers.periodic_jobs import EVERY_SECONDS, AttemptCounts, LossWatch
from infrastructure.workers.supervision import Work, Worker, repeated, running

PERSISTENCE = "infrastructure.eventsourcing_contracts"


@asynccontextmanager
async def server_workers(
    store: CaseStore,
    guard: LossGuard,
    *,
    seals: Seals,
    losses: LossDetector,
    found_again: Callable[[], Awaitable[None]],
    dossiers: OpenDossiers,
    log: tuple[str, SchemaNames],
    head: Callable[[], int],
) -> AsyncIterator[tuple[Worker, ...]]:
    """The process managers and periodic jobs of a server, as long as it is open."""
    managers = (DeadlineRecalculation(dossiers),)
    timed = (AnchoringWatch(seals.confirmed),)
    jobs = (LossWatch(guard, losses, found_again), AttemptCounts(store))
    async with following(managers, store, log=log, head=head) as followers:
        works = [
            *(repeated(job.name, job.run, EVERY_SECONDS) for job in jobs),
            *(looking(manager, store) for manager in timed),
            *followers,
        ]
        async with running(works) as workers:
            yield workers


def looking(manager: TimedProcessManager, store: CaseStore) -> tuple[Worker, Work]:
    """A worker that looks as often as a timed process manager says."""
    return repeated(manager.name, partial(manager.look, store), manager.every.total_seconds())


@asynccontextmanager
async def following(
    managers: tuple[ProcessManager, ...], store: CaseStore, *, log: tuple[str, SchemaNames], head: Callable[[], int]
) -> AsyncIterator[list[tuple[Worker, Work]]]:
    """Workers that follow a log for process managers, over one application of eventsourcing."""
    url, names = log
    env = {InfrastructureFactory.PERSISTENCE_MODULE: PERSISTENCE, URL: url}
    application = LogApplication(env | {LOG_SCHEMA: names.log, READ_SCHEMA: names.read})
    tracking = partial(PositionTracking, url, names)
    try:
        followers = [Follower(one, store, application, tracking=tracking, head=head) for one in managers]
        yield [(follower.worker, follower.run) for follower in followers]
    finally:
        await asyncio.to_thread(application.close)
