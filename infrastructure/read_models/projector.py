"""The thread that keeps read models at the head of the log (bộ cập nhật mô hình đọc)."""

import logging
import os
import select
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import groupby
from typing import Any

import psycopg

from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.sessions import session
from infrastructure.read_models.catch_up import Overtaken, catch_up, count_parked
from infrastructure.read_models.generations import Generation, give_first, live, misshapen
from infrastructure.read_models.model import Db, ReadModel
from infrastructure.read_models.rebuild import rebuild

POLL_SECONDS = 1.0
FEW, MANY = 16, 2000
LONGEST_PAUSE = 0.25
FIRST_PAUSE, LONGEST_WAIT = 0.1, 5.0
"""Seconds until what failed is tried again: longer each time until a batch goes through."""
_LOGGER = logging.getLogger("hoso.read_models")


class _Stopped(Exception):
    """The follower was asked to stop while it made a read model anew."""


class Projector:
    """Follows the log on a thread of its own; woken in-process, by NOTIFY, and by looking once a second.

    Whatever fails is logged and tried again on a fresh connection; position says how far it has come. A read model
    whose tables are of another shape than this installation's is made anew first; renewed counts the batches of that.
    """

    def __init__(
        self,
        url: str,
        names: SchemaNames,
        models: Sequence[ReadModel],
        *,
        moved: Callable[[int], None] = lambda position: None,
        revive: Callable[[], None] = lambda: None,
    ) -> None:
        self._url = url
        self._names = names
        self._models = tuple(models)
        self._moved = moved
        self._revive = revive
        self._stopping = threading.Event()
        self._waking = threading.Lock()
        self._reader, self._waker = os.pipe()
        os.set_blocking(self._waker, False)
        os.set_blocking(self._reader, False)
        self._thread = threading.Thread(target=self._follow, name="projector", daemon=True)
        self.position = 0
        self.parked = 0
        self.renewed = 0
        self.failure: str | None = None

    def start(self) -> None:
        """Make the tables that are not there yet, so that nobody asks for what is missing, and begin to follow."""
        with connect(self._url, self._names) as db, db.transaction():
            give_first(db, self._names, self._models)
        self._thread.start()

    def wake(self) -> None:
        """There are new facts; safe from any thread, and after the stop."""
        with self._waking:
            if not self._stopping.is_set():
                self._nudge()

    def _nudge(self) -> None:
        try:
            os.write(self._waker, b"!")
        except BlockingIOError:
            return  # it is awake already

    def stop(self) -> None:
        """Finish the batch in hand and stop; stopping twice is stopping once."""
        with self._waking:
            if self._stopping.is_set():
                return
            self._nudge()
            self._stopping.set()
        self._thread.join()
        os.close(self._reader)
        os.close(self._waker)

    def _follow(self) -> None:
        pause = FIRST_PAUSE
        while not self._stopping.is_set():
            try:
                with connect(self._url, self._names) as db:
                    self._keep_up(db)
            except _Stopped:
                return
            except Exception as error:
                failed_before, self.failure = self.failure, f"{type(error).__name__}: {error}"
                if self.failure != failed_before:
                    _LOGGER.error("read models stand still: %s; trying again", self.failure)
                self._bring_server_back()
                pause = FIRST_PAUSE if failed_before is None else min(pause * 2, LONGEST_WAIT)
                self._stopping.wait(pause)

    def _bring_server_back(self) -> None:
        try:
            self._revive()
        except Exception as error:
            _LOGGER.error("the server could not be brought back: %s", error)

    def _keep_up(self, db: Db) -> None:
        db.execute(f"LISTEN {self._names.channel}".encode())
        self.parked = count_parked(db, self._names)
        generations = self._live(db)
        while not self._stopping.is_set():
            began = time.monotonic()
            try:
                before, generations = generations, self._step(db, generations)
            except Overtaken:
                generations = self._live(db)
                continue
            taken = sum(new.position - old.position for new, old in zip(generations, before, strict=True))
            if not taken:
                self._wait(db)
            elif FEW < taken < MANY:
                # Busy but not behind: let a batch gather, for a batch costs more than a fact, and leave the
                # processor to the commands three quarters of the time.
                self._stopping.wait(min(LONGEST_PAUSE, 3 * (time.monotonic() - began)))

    def _live(self, db: Db) -> list[Generation]:
        while others := misshapen(db, self._names, self._models):
            self._renew(db, others[0])
        with db.transaction():
            return sorted(live(db, self._names, self._models), key=lambda one: one.position)

    def _renew(self, db: Db, model: ReadModel) -> None:
        """Make a read model anew whose tables we do not know; readers keep what they see until then."""
        self.failure = f"read model {model.name} is made anew for tables of another shape"
        _LOGGER.warning("%s; until it is there readers see it as it was", self.failure)
        with suppress(Overtaken):  # then another installation has made it
            rebuild(db, self._names, model, progress=self._renewing)
        _LOGGER.warning("read model %s was made anew", model.name)
        self.failure = None

    def _renewing(self, done: int, of: int) -> None:
        self.renewed += 1
        if self._stopping.is_set():
            raise _Stopped

    def _step(self, db: Db, generations: list[Generation]) -> list[Generation]:
        """One batch for every group of read models that stand together, and where they stand then."""
        after: list[Generation] = []
        for _, group in groupby(generations, key=lambda one: one.position):
            after += catch_up(db, self._names, list(group))
        self.failure = None
        self.position = min(one.position for one in after)
        self._moved(self.position)
        return after

    def _wait(self, db: Db) -> None:
        if not list(db.notifies(timeout=0)):  # one may have come with the answer to the last question
            select.select([db.fileno(), self._reader], [], [], POLL_SECONDS)
            list(db.notifies(timeout=0))
        self.parked = count_parked(db, self._names)
        try:
            os.read(self._reader, 4096)
        except BlockingIOError:
            return


def connect(url: str, names: SchemaNames) -> psycopg.Connection[tuple[Any, ...]]:
    """A connection for projecting: read models can be rebuilt, so their commits need not wait for the disk."""
    db = session(url, autocommit=True)
    db.execute(f"SET ROLE {names.app}".encode())
    db.execute("SET synchronous_commit TO off")
    return db
