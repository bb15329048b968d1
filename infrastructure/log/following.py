"""Subscriptions of eventsourcing to our log: woken in-process, by NOTIFY, and by looking (theo dõi nhật ký)."""

import asyncio
import logging
from collections.abc import Sequence
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from typing import TYPE_CHECKING

import psycopg
from eventsourcing.persistence import ApplicationRecorder, ListenNotifySubscription

from infrastructure.log.loop_thread import LoopThread
from infrastructure.postgres.names import Names

if TYPE_CHECKING:
    from infrastructure.log.recorder import LogRecorder

POLL_SECONDS = 1.0
_LOGGER = logging.getLogger("hoso.log")


class Followers:
    """Who follows the log in this process; facts of other processes are heard of too (người theo dõi)."""

    def __init__(self, url: str, names: Names, loop: LoopThread) -> None:
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
            except psycopg.Error as error:
                _LOGGER.warning("followers look for themselves until the log can be heard again: %s", error)
                self.wake()
                await asyncio.sleep(POLL_SECONDS)


class LogSubscription(ListenNotifySubscription[ApplicationRecorder]):
    """Facts from a position on, as they come (theo dõi nhật ký)."""

    def __init__(self, recorder: "LogRecorder", followers: Followers, gt: int | None, topics: Sequence[str]) -> None:
        self._followers = followers
        super().__init__(recorder=recorder, gt=gt, topics=topics)
        followers.join(self)

    def wake(self) -> None:
        """New facts may be there."""
        self._has_been_notified.set()

    def stop(self) -> None:
        """Follow no more."""
        self._followers.leave(self)
        super().stop()
