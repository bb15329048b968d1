"""Followers of the log as processes of their own, made ready in milliseconds from one that has loaded hoso."""

import multiprocessing
import os
import random
import signal
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import Any

from infrastructure.read_models.dossiers import DossierModel
from infrastructure.read_models.generations import Generation
from infrastructure.read_models.model import Db
from infrastructure.read_models.projector import Projector
from infrastructure.read_models.tables import MODELS
from tests.installation import NAMES

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([__name__])


class Doomed(DossierModel):
    """Ends its whole process between writing the rows and the commit that says how far it came."""

    def apply(self, db: Db, names: Any, facts: Any) -> None:
        """Write, and then be gone, in every second batch."""
        super().apply(db, names, facts)
        if facts and random.random() < 0.5:
            os.kill(os.getpid(), signal.SIGKILL)


class Counting(Projector):
    """Counts how often another worker was faster."""

    looked = 0

    def _live(self, db: Db) -> list[Generation]:
        self.looked += 1
        return super()._live(db)


def follower(url: str, *, doomed: bool) -> ForkServerProcess:
    """A process that follows the log until it is killed, or kills itself."""
    process = _FORKS.Process(target=_follow, args=(url, doomed), daemon=True)
    process.start()
    return process


def worker(url: str, until: int) -> tuple[ForkServerProcess, "Connection[Any, Any]"]:
    """A process that follows the log up to a position; says then how often it was overtaken, and what failed last."""
    here, there = _FORKS.Pipe(duplex=False)
    process = _FORKS.Process(target=_work, args=(url, until, there), daemon=True)
    process.start()
    there.close()
    return process, here


def _follow(url: str, doomed: bool) -> None:
    random.seed()
    models = (Doomed(), *MODELS[1:]) if doomed else MODELS
    running = Projector(url, NAMES, models)
    running.start()
    signal.pause()


def _work(url: str, until: int, results: "Connection[Any, Any]") -> None:
    running = Counting(url, NAMES, MODELS)
    running.start()
    while running.position < until:
        if not running._thread.is_alive():
            break
        running._thread.join(0.05)
    results.send((running.position, running.looked - 1, running.failure))
    running.stop()
