"""A process manager following the log by eventsourcing's own subscription and tracking contracts.

The library is synchronous: one thread iterates over the subscription, and each reaction crosses to the event loop
of the installation and back in one place. Position n is noted after the reaction to n is done: what dies in between is
done again, and process managers are made for that. On one log one server follows for all: a session's advisory
lock tells which, and dies with it; the others wait for it (trình theo dõi sự kiện).
"""

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from typing import cast

from eventsourcing.persistence import Tracking
from eventsourcing.projection import ApplicationSubscription

from application.case_store import CaseStore
from application.process_managers.contract import ProcessManager
from domain.errors import NotPermitted
from domain.log_integrity.decider import SealedFactsLost
from infrastructure.eventsourcing_contracts.application import LogApplication
from infrastructure.eventsourcing_contracts.subscription import LogSubscription
from infrastructure.eventsourcing_contracts.tracking import PositionTracking
from infrastructure.workers.supervision import Worker

LOOK_SECONDS = 1.0
"""Between two tries of a server to become the one that follows."""
_LOGGER = logging.getLogger("hoso.workers")


class PositionBeyondLog(Exception):
    """A position is noted that the log does not have: somebody wrote it, and facts would be passed over."""


class Follower:
    """Runs one process manager from where it last was (trình theo dõi sự kiện)."""

    def __init__(
        self,
        manager: ProcessManager,
        store: CaseStore,
        application: LogApplication,
        *,
        tracking: Callable[[str], PositionTracking],
        head: Callable[[], int],
    ) -> None:
        self.worker = Worker(manager.name, behind=self._behind, lag=self._lag)
        self._manager = manager
        self._store = store
        self._application = application
        self._tracking = tracking
        self._head = head
        self._handled = 0
        self._in_hand_since: float | None = None
        self._subscription: LogSubscription | None = None
        self._examined = 0
        self._unfollowed: tuple[int, float] | None = None  # while standing by: the position noted, and since when

    async def run(self) -> None:
        """Follow until cancelled; the thread ends with this. Raises what a reaction or the log raises."""
        loop, run = asyncio.get_running_loop(), _Run()
        with ThreadPoolExecutor(1, thread_name_prefix=self._manager.name) as threads:
            following = loop.run_in_executor(threads, self._follow, loop, run)
            try:
                await asyncio.shield(following)
            finally:
                run.stop()
                await asyncio.gather(following, return_exceptions=True)

    def _follow(self, loop: asyncio.AbstractEventLoop, run: "_Run") -> None:
        with closing(self._tracking(self._manager.name)) as tracking:
            while not tracking.lead():
                self._stand_by(tracking)
                if run.stopping.wait(LOOK_SECONDS):
                    return
            self._handled = tracking.max_tracking_id(self._application.name) or 0
            if self._handled > self._head():
                raise PositionBeyondLog(f"{self._manager.name} is said to be at {self._handled}, beyond the log's end")
            self._unfollowed = None
            with ApplicationSubscription(self._application, self._handled, self._manager.topics) as facts:
                self._subscription = run.follows(cast("LogSubscription", facts.subscription))
                if self._subscription.has_looked() and self._subscription.found == self._handled:
                    self.worker.succeeded()
                for _, position in facts:
                    self._handle(loop, run, tracking, position)

    def _handle(
        self, loop: asyncio.AbstractEventLoop, run: "_Run", tracking: PositionTracking, position: Tracking
    ) -> None:
        self._in_hand_since = self._in_hand_since or time.monotonic()
        run.waits_for(asyncio.run_coroutine_threadsafe(self._react(position.notification_id), loop)).result()
        tracking.insert_tracking(position)
        self._handled, self._in_hand_since = position.notification_id, None
        self.worker.succeeded()

    async def _react(self, position: int) -> None:
        """One reaction, on hoso's loop. A refusal is logged and ends it: the same fact would be refused again."""
        (fact,) = await self._store.log.tail(position - 1, 1)
        try:
            await self._manager.react(self._store, fact)
        except SealedFactsLost:
            raise  # refused to everybody, until the loss is explained
        except NotPermitted as refusal:
            _LOGGER.error("%s: what fact %s calls for was refused: %s", self._manager.name, position, refusal.code)

    def _stand_by(self, tracking: PositionTracking) -> None:
        """Another session holds the lead; whether it follows shows by the position that is noted."""
        self._subscription = self._in_hand_since = None
        position, head = tracking.max_tracking_id(self._application.name) or 0, self._head()
        if self._unfollowed is None or self._unfollowed[0] != position:
            start = max(position, self._examined) + 1
            waits = self._application.recorder.select_notifications(start, 1, topics=self._manager.topics)
            self._examined = start - 1 if waits else head
            self._unfollowed = (position, time.monotonic()) if waits else None
        self.worker.succeeded()

    def _behind(self) -> int:
        """Facts that were not looked at, or whose reaction is not done, by this server or by the one that follows."""
        subscription = self._subscription
        if subscription is None:
            return 0 if self._unfollowed is None else max(0, self._head() - self._unfollowed[0])
        examined = subscription.examined  # before what was found, which grows first
        position = examined if self._handled >= subscription.found else self._handled
        return max(0, self._head() - position)

    def _lag(self) -> float:
        """Seconds since the fact in hand was first tried, else since the last look at the log; 0 with nothing to do."""
        if not self._behind():
            return 0.0
        if self._subscription is None:
            return 0.0 if self._unfollowed is None else time.monotonic() - self._unfollowed[1]
        return time.monotonic() - (self._in_hand_since or self._subscription.looked_at)


class _Run:
    """One run of a follower's thread: what has to be signalled so that it ends."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self._subscription: LogSubscription | None = None
        self._reaction: Future[None] | None = None

    def follows(self, subscription: LogSubscription) -> LogSubscription:
        """What is waited for between reactions."""
        self._subscription = subscription
        if self.stopping.is_set():
            subscription.stop()
        return subscription

    def waits_for(self, reaction: "Future[None]") -> "Future[None]":
        """What is waited for now."""
        self._reaction = reaction
        if self.stopping.is_set():
            reaction.cancel()
        return reaction

    def stop(self) -> None:
        """Let the thread end: what it waits for is stopped or cancelled, and comes again another time."""
        self.stopping.set()
        if self._subscription is not None:
            self._subscription.stop()
        if self._reaction is not None:
            self._reaction.cancel()
