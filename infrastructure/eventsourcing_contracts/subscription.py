"""Subscriptions of eventsourcing to our log: woken in-process, by NOTIFY, and by looking (theo dõi nhật ký).

A subscription to some topics looks at every fact once: what it passed over is not looked at again, and it looks
twice a second however busy the log is.
"""

import asyncio
import logging
import threading
import time
from collections.abc import Sequence
from concurrent.futures import CancelledError, Future
from contextlib import suppress

import psycopg
from eventsourcing.persistence import ApplicationRecorder, ListenNotifySubscription, ShutDown

from infrastructure.eventsourcing_contracts.loop_thread import LoopThread
from infrastructure.postgres.names import SchemaNames

POLL_SECONDS = 1.0
BETWEEN_WAKES = 0.1
"""Seconds between two wakes by NOTIFY: the first after a pause comes at once."""
BETWEEN_LOOKS = 0.5
"""Seconds between two looks for some topics, however often a busy log wakes its followers."""
_LOGGER = logging.getLogger("hoso.log")


class Followers:
    """Who follows the log in this process; facts of other processes are heard of too (người theo dõi)."""

    def __init__(self, url: str, names: SchemaNames, loop: LoopThread) -> None:
        self._url = url
        self._names = names
        self._loop = loop
        self._all: set[LogSubscription] = set()
        self._listening: Future[None] | None = None

    def wake(self) -> None:
        """There may be new facts."""
        for subscription in tuple(self._all):
            subscription.wake()

    def join(self, subscription: "LogSubscription") -> None:
        """Wake this one too; the first one begins to listen."""
        self._all.add(subscription)
        if self._listening is None:
            self._listening = asyncio.run_coroutine_threadsafe(self._listen(), self._loop.loop)

    def leave(self, subscription: "LogSubscription") -> None:
        """Wake it no more."""
        self._all.discard(subscription)

    def close(self) -> None:
        """End every subscription and listen no more."""
        for subscription in tuple(self._all):
            subscription.stop()
        if self._listening is not None:
            self._listening.cancel()
            with suppress(CancelledError):
                self._listening.result()
            self._listening = None

    async def _listen(self) -> None:
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(self._url, autocommit=True) as connection:
                    await connection.execute(f"LISTEN {self._names.channel}".encode())
                    while True:
                        self.wake()
                        async for _ in connection.notifies(timeout=POLL_SECONDS, stop_after=1):
                            continue
                        await asyncio.sleep(BETWEEN_WAKES)
            except psycopg.Error as error:
                _LOGGER.warning("followers look for themselves until the log can be heard again: %s", error)
                self.wake()
                await asyncio.sleep(POLL_SECONDS)


class LogSubscription(ListenNotifySubscription[ApplicationRecorder]):
    """Facts from a position on, as they come (theo dõi nhật ký).

    examined is the position up to which the log was looked at, found that of the last fact handed on, looked_at when
    that was, by the monotonic clock.
    """

    def __init__(
        self, recorder: ApplicationRecorder, followers: Followers, gt: int | None, topics: Sequence[str]
    ) -> None:
        self._followers = followers
        self._stopping = threading.Event()
        self._looked = threading.Event()
        self.examined = self.found = gt or 0
        self.looked_at = time.monotonic()
        super().__init__(recorder=recorder, gt=gt, topics=topics)
        followers.join(self)

    def wake(self) -> None:
        """New facts may be there."""
        self._has_been_notified.set()

    def stop(self) -> None:
        """Follow no more."""
        self._followers.leave(self)
        self._stopping.set()
        super().stop()
        self._looked.set()

    def has_looked(self) -> bool:
        """Wait for the first look at the log; whether there was one."""
        self._looked.wait()
        return not self._has_been_stopped

    def _pull(self) -> None:
        """Hand on what is new, and remember what was passed over: the library would look at it again each time."""
        while not self._has_been_stopped:
            self._has_been_notified.clear()
            head = self._recorder.max_notification_id() or 0
            found = self._recorder.select_notifications(
                start=self.examined,
                limit=self._select_limit,
                stop=head,
                topics=self._topics,
                inclusive_of_start=False,
            )
            if found:
                self.found = found[-1].id
                try:
                    self._notifications_queue.put(found)
                except ShutDown:
                    return
            self.looked_at = time.monotonic()
            self._looked.set()
            is_full = len(found) == self._select_limit
            self.examined = found[-1].id if is_full else max(head, self.examined)
            if not is_full:
                break
        if self._topics:
            self._stopping.wait(BETWEEN_LOOKS)
