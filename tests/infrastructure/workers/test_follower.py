"""A process manager follows the log by eventsourcing's contracts: in order, once, from where it was."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from eventsourcing.persistence import Tracking

from application.case_store import CaseStore
from application.ports import Fact
from domain.attempt import AnonymousAttemptsCounted, AttemptRefused
from domain.errors import NotPermitted
from domain.law.parameters import book
from infrastructure.eventsourcing_contracts.tracking import PositionTracking
from infrastructure.identity.subject_keys import SqliteSubjectKeys
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.system_clock import SystemClock
from infrastructure.workers.server import following
from infrastructure.workers.supervision import Worker, running
from tests.infrastructure.log.appends import event, new, of
from tests.installation import NAMES

pytestmark = pytest.mark.postgres
Reaction = Callable[[Fact], Awaitable[None]]


class Refused(NotPermitted):
    """Never allowed."""

    code = "REFUSED"


async def nothing(fact: Fact) -> None:
    """What a manager does that only looks."""


class Recorder:
    """A process manager that notes what it is handed."""

    name = "recorder"
    topics = (AttemptRefused.TOPIC,)

    def __init__(self, reaction: Reaction = nothing) -> None:
        self.handled: list[int] = []
        self._reaction = reaction
        self._changed = asyncio.Condition()

    async def react(self, store: CaseStore, fact: Fact) -> None:
        """Note the position, then do what the test says."""
        async with self._changed:
            self.handled.append(fact.position)
            self._changed.notify_all()
        await self._reaction(fact)

    async def has_handled(self, *positions: int) -> None:
        """Wait until exactly these were handed over."""
        async with self._changed, asyncio.timeout(60):
            await self._changed.wait_for(lambda: len(self.handled) >= len(positions))
        assert self.handled == list(positions)


class Ground:
    """A log, and servers that run process managers on it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.log = PostgresLog(url, NAMES)
        self.store = CaseStore(self.log, SystemClock(), SqliteSubjectKeys(None), book(), b"k" * 32)

    async def records(self, *streams: str) -> None:
        for stream in streams:
            await self.log.append(of(new(stream, None)))

    @asynccontextmanager
    async def server(self, manager: Recorder) -> AsyncIterator[Worker]:
        log = (self.url, NAMES)
        async with (
            following((manager,), self.store, log=log, head=lambda: self.log.stored) as works,
            running(works) as (worker,),
        ):
            yield worker

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for what nobody announces."""
        async with asyncio.timeout(60):
            while not is_so():
                await asyncio.to_thread(lambda: None)


def run(url: str, scenario: Callable[[Ground], Awaitable[None]]) -> None:
    """Run a story on a log of its own."""

    async def run() -> None:
        ground = Ground(url)
        try:
            await scenario(ground)
        finally:
            ground.log.close()

    asyncio.run(run())


def test_facts_come_in_order_and_once_however_often_the_server_starts(migrated_url: str) -> None:
    async def scenario(ground: Ground) -> None:
        first, second = Recorder(), Recorder()
        await ground.records("a", "b")
        async with ground.server(first) as worker:
            await first.has_handled(1, 2)
            await ground.records("c")
            await first.has_handled(1, 2, 3)
            await ground.until(lambda: worker.behind() == 0)
        await ground.records("d")
        async with ground.server(second):
            await second.has_handled(4)

    run(migrated_url, scenario)


def test_a_reaction_that_raises_comes_again_before_anything_else(migrated_url: str) -> None:
    async def scenario(ground: Ground) -> None:
        fails = iter([OSError("gone"), OSError("gone")])

        async def failing(fact: Fact) -> None:
            if fact.position == 2 and (error := next(fails, None)) is not None:
                raise error

        manager = Recorder(failing)
        await ground.records("a", "b", "c")
        async with ground.server(manager) as worker:
            await manager.has_handled(1, 2, 2, 2, 3)
            await ground.until(lambda: worker.failures == 0)
            assert worker.restarts == 2

    run(migrated_url, scenario)


def test_what_is_refused_is_reported_and_not_tried_again(migrated_url: str, caplog: pytest.LogCaptureFixture) -> None:
    async def scenario(ground: Ground) -> None:
        async def refused(fact: Fact) -> None:
            raise Refused("Không được phép.", basis="NĐ 61/2018/NĐ-CP Điều 5")

        manager = Recorder(refused)
        await ground.records("a", "b")
        async with ground.server(manager) as worker:
            await manager.has_handled(1, 2)
            await ground.until(lambda: worker.behind() == 0)
            assert worker.restarts == 0

    with caplog.at_level(logging.ERROR, "hoso.workers"):
        run(migrated_url, scenario)
    assert [record.message for record in caplog.records] == [
        f"recorder: what fact {n} calls for was refused: REFUSED" for n in (1, 2)
    ]


def test_of_two_servers_one_follows_and_the_other_takes_over(migrated_url: str) -> None:
    async def scenario(ground: Ground) -> None:
        one, other, leading = Recorder(), Recorder(), AsyncExitStack()
        await leading.enter_async_context(ground.server(other))
        await ground.records("a")
        await other.has_handled(1)
        async with ground.server(one) as waiting:
            await ground.records("b")
            await other.has_handled(1, 2)
            await ground.until(lambda: waiting.behind() == 0)
            assert (one.handled, waiting.trouble) == ([], None)
            await leading.aclose()
            await ground.records("c")
            await one.has_handled(3)

    run(migrated_url, scenario)


def test_a_server_that_ends_in_a_reaction_leaves_it_to_the_next(migrated_url: str) -> None:
    async def scenario(ground: Ground) -> None:
        async def never_done(fact: Fact) -> None:
            await asyncio.Event().wait()

        dying, heir = Recorder(never_done), Recorder()
        await ground.records("a")
        async with ground.server(dying) as worker:
            await dying.has_handled(1)
            await ground.records("b")
            assert worker.behind() == 2
            assert worker.lag() > 0
        async with ground.server(heir) as worker:
            await heir.has_handled(1, 2)
            await ground.until(lambda: worker.behind() == 0)
            assert worker.lag() == 0

    run(migrated_url, scenario)


def test_facts_of_other_topics_are_passed_over_and_not_looked_at_again(migrated_url: str) -> None:
    async def scenario(ground: Ground) -> None:
        manager = Recorder()
        counted = AnonymousAttemptsCounted(occurred_at=event().occurred_at, refusals={})
        async with ground.server(manager) as worker:
            for stream in "abc":
                await ground.log.append(of(new(stream, None)._replace(event=counted)))
            await ground.until(lambda: ground.log.stored == 3 and worker.behind() == 0)
            assert manager.handled == []
            await ground.records("d")
            await manager.has_handled(4)

    run(migrated_url, scenario)


def test_who_only_holds_the_lead_is_noticed(migrated_url: str) -> None:
    """The lead is a lock that any session can take: that nobody follows shows in what is behind."""

    async def scenario(ground: Ground) -> None:
        idle = PositionTracking(migrated_url, NAMES, "recorder")
        assert idle.lead()
        manager = Recorder()
        async with ground.server(manager) as worker:
            await ground.records("a", "b")
            await ground.until(lambda: worker.behind() == 2 and worker.lag() > 0)
            assert manager.handled == []
            idle.close()
            await manager.has_handled(1, 2)
            await ground.until(lambda: worker.behind() == 0)

    run(migrated_url, scenario)


def test_a_position_beyond_the_log_is_trouble(migrated_url: str) -> None:
    async def scenario(ground: Ground) -> None:
        await ground.records("a")
        tracking = PositionTracking(migrated_url, NAMES, "recorder")
        tracking.insert_tracking(Tracking("hoso", 1_000_000))
        tracking.close()
        manager = Recorder()
        async with ground.server(manager) as worker:
            await ground.until(lambda: worker.trouble is not None)
            assert manager.handled == []

    run(migrated_url, scenario)
