"""R7: the connections that hear of new facts are killed again and again, or nobody is told at all."""

import asyncio
import threading
import time
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import psycopg

from infrastructure.eventsourcing_contracts.loop_thread import LoopThread
from infrastructure.eventsourcing_contracts.recorder import LogRecorder
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.postmaster import until
from infrastructure.read_models.projector import Projector
from infrastructure.read_models.tables import MODELS
from tests.chaos.figures import Outcome
from tests.chaos.ground import NAMES, Ground, rows
from tests.infrastructure.log.appends import new, of

PATIENCE = 60.0
_PROJECTOR, _SUBSCRIPTION = "listening projector", "listening subscription"
_LISTENERS = (
    f"SELECT pid FROM pg_stat_activity WHERE application_name = '{_PROJECTOR}' "
    f"OR application_name = '{_SUBSCRIPTION}' AND query LIKE 'LISTEN%'"
)
_KILL = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name LIKE 'listening %'"


@dataclass(frozen=True, slots=True)
class Mute(SchemaNames):
    """The same log, whose news go out on a channel nobody listens on."""

    @property
    def channel(self) -> str:
        """Not the one that is listened on."""
        return f"nobody_hears_{self.log}"


def killed_listeners(ground: Ground, *, kills: int, every: float, unheard: int) -> Outcome:
    """Kill all listening connections so often; then record so many facts of which nobody is told."""
    with ground.database() as url:
        followers = _Followers(url)
        slowest, killed = 0.0, 0
        with _writing(url) as writing:
            for _ in range(kills):
                time.sleep(every)  # the figure wanted is for kills that come every two seconds
                slowest, killed = max(slowest, _kill(url)), killed + 1
        written, lag = writing.stop(), time.monotonic()
        assert until(lambda: followers.both_at(written), PATIENCE)
        lag = time.monotonic() - lag
        asyncio.run(_append(url, unheard, Mute(NAMES.log, NAMES.read), "unheard"))
        by_looking = time.monotonic()
        assert until(lambda: followers.both_at(written + unheard), PATIENCE)
        by_looking = time.monotonic() - by_looking
        received = followers.close()
        lines = rows(url, "SELECT count(*), count(DISTINCT position) FROM read_h14.timeline")
    outcome = Outcome(f"{kills} kills of every listening connection, {every} s apart; then {unheard} facts untold")
    outcome.at_least("kills", killed, kills)
    outcome.exactly("facts missed by the read models", written + unheard - int(str(lines[0][0])), 0)
    outcome.exactly("facts missed by a subscription", len(set(range(1, written + unheard + 1)) - set(received)), 0)
    outcome.exactly("facts out of order in a subscription", sum(b != a + 1 for a, b in pairwise(received)), 0)
    outcome.at_most("slowest to listen again, s", slowest, 5)
    outcome.at_most("lag after the last kill, s", lag, 10)
    outcome.at_most("lag when nobody is told, s", by_looking, 10)
    outcome.note(f"{written:,} facts meanwhile")
    return outcome


class _Followers:
    """The read models, and a subscription of eventsourcing."""

    def __init__(self, url: str) -> None:
        self._projector = Projector(_named(url, _PROJECTOR), NAMES, MODELS)
        self._projector.start()
        self._loop = LoopThread()
        self._recorder = LogRecorder(_named(url, _SUBSCRIPTION), NAMES, self._loop)
        self._subscription = self._recorder.subscribe(gt=0)
        self._received: list[int] = []
        self._reading = threading.Thread(target=self._read)
        self._reading.start()

    def _read(self) -> None:
        for notification in self._subscription:
            self._received.append(notification.id)

    def both_at(self, position: int) -> bool:
        """Whether both have come so far."""
        return self._projector.position >= position and bool(self._received) and self._received[-1] >= position

    def close(self) -> list[int]:
        """End; what the subscription has seen."""
        self._projector.stop()
        self._subscription.stop()
        self._reading.join(PATIENCE)
        self._recorder.close()
        self._loop.close()
        return self._received


class _writing:  # noqa: N801
    """Facts go on being recorded in a thread beside."""

    def __init__(self, url: str) -> None:
        self._url, self._over, self._count = url, threading.Event(), 0
        self._thread = threading.Thread(target=lambda: asyncio.run(self._write()))

    def __enter__(self) -> "_writing":
        self._thread.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self._over.set()
        self._thread.join()

    def stop(self) -> int:
        """How many facts were recorded."""
        return self._count

    async def _write(self) -> None:
        log = PostgresLog(self._url, NAMES)
        while not self._over.is_set():
            await log.append(of(new(f"dossier/{self._count % 7}", None)))
            self._count += 1
            await asyncio.sleep(0.005)
        log.close()


def _named(url: str, name: str) -> str:
    return psycopg.conninfo.make_conninfo(url, application_name=name)


async def _append(url: str, facts: int, names: SchemaNames, stream: str) -> None:
    log = PostgresLog(url, names)
    await asyncio.gather(*(log.append(of(new(f"dossier/{stream}", None))) for _ in range(facts)))
    log.close()


def _kill(url: str) -> float:
    """Kill whoever listens; seconds until as many others do."""
    with psycopg.connect(url, autocommit=True) as db:
        before = {pid for (pid,) in db.execute(_LISTENERS)}
        began = time.monotonic()
        db.execute(_KILL)
        assert until(lambda: len({pid for (pid,) in db.execute(_LISTENERS)} - before) >= 2, PATIENCE)
    return time.monotonic() - began
