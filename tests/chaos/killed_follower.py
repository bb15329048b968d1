"""R2: the process that projects is killed, at any instant and between its rows and the position it reached."""

import asyncio
import random
import time

import psycopg

from infrastructure.log.postgres_log import PostgresLog
from infrastructure.postgres.postmaster import until
from infrastructure.read_models.generations import live
from infrastructure.read_models.model import Db
from infrastructure.read_models.projector import connect
from infrastructure.read_models.rebuild import rebuild
from infrastructure.read_models.tables import MODELS
from tests.chaos.figures import Outcome
from tests.chaos.ground import NAMES, Ground
from tests.chaos.processes import follower
from tests.infrastructure.log.appends import of
from tests.infrastructure.read_models import histories as h
from tests.infrastructure.read_models.observation import counted, counted_anew, digest

PATIENCE = 60.0
DIGEST_EVERY = 20
# In one snapshot: what the tables hold, beside what had to come of the facts up to the position reached.
_HALF_DONE = """
SELECT (SELECT count(*) FROM read_h14.timeline) - (SELECT count(*) FROM log_h14.fact f
       WHERE f.stream LIKE 'dossier/%'
             AND f.position <= (SELECT position FROM read_h14.tracking WHERE model = 'timeline')),
       (SELECT count(*) FROM read_h14.dossier) - (SELECT count(*) FROM log_h14.fact f
        WHERE f.topic = 'dossier.submitted.v1'
              AND f.position <= (SELECT position FROM read_h14.tracking WHERE model = 'dossier'))
"""
_REACHED = "SELECT coalesce(min(position), 0) FROM read_h14.tracking"


def killed_follower(ground: Ground, *, kills: int) -> Outcome:
    """Kill it so often while the log grows; look at rows and positions each time, at digests every twentieth."""
    with ground.database() as url, psycopg.connect(url, autocommit=True) as db:
        return _Killing(url, db).withstand(kills)


class _Killing:
    def __init__(self, url: str, db: Db) -> None:
        self._url, self._db = url, db
        self._chance = random.Random(2)
        self._dossiers = 0
        with connect(url, NAMES) as db, db.transaction():
            live(db, NAMES, MODELS)
        self.killed = self.by_itself = self.half_done = self.digests = self.differing = self.behind = 0

    def withstand(self, kills: int) -> Outcome:
        for number in range(kills):
            self._kill(doomed=number % 2 == 0)
            self.half_done += self._db.execute(_HALF_DONE).fetchone() != (0, 0)
            if (number + 1) % min(DIGEST_EVERY, kills) == 0:
                self._compare()
        outcome = Outcome(f"{kills} kills of a following process, every second one between its rows and its position")
        outcome.at_least("kills", self.killed, kills)
        outcome.exactly("rows beside their position", self.half_done, 0)
        outcome.exactly("live digests unlike a rebuild's", self.differing, 0)
        outcome.at_least("digests compared", self.digests, len(MODELS) * (kills // DIGEST_EVERY or 1))
        outcome.note(f"{self.by_itself} ended between rows and position, {self.behind} before the head was reached")
        return outcome

    def _kill(self, *, doomed: bool) -> None:
        head = self._grow(20)
        process = follower(self._url, doomed=doomed)
        if doomed:
            assert until(lambda: not process.is_alive() or self._reached(head), PATIENCE)
            self.by_itself += not process.is_alive()
        else:
            time.sleep(self._chance.uniform(0, 0.2))  # any instant: connecting, reading, writing, committing
        self.behind += not self._reached(head)
        process.kill()
        process.join(PATIENCE)
        self.killed += process.exitcode == -9

    def _grow(self, dossiers: int) -> int:
        facts = []
        for n in range(self._dossiers, self._dossiers + dossiers):
            facts += h.facts_of(f"{n}", h.submitted(f"{n}"), h.accepted(), h.assigned())
        self._dossiers += dossiers

        async def write() -> int:
            log = PostgresLog(self._url, NAMES)
            await asyncio.gather(*(log.append(of(fact)) for fact in facts))
            head = await log.head()
            log.close()
            return head

        return asyncio.run(write())

    def _reached(self, position: int) -> bool:
        row = self._db.execute(_REACHED).fetchone()
        return row is not None and row[0] >= position

    def _compare(self) -> None:
        head = self._grow(1)
        process = follower(self._url, doomed=False)
        assert until(lambda: self._reached(head), PATIENCE)
        process.kill()
        process.join(PATIENCE)
        assert counted(self._url) == counted_anew(self._url)
        with connect(self._url, NAMES) as db:
            for model in MODELS:
                shown = digest(self._url, model)
                rebuild(db, NAMES, model)
                self.digests += 1
                self.differing += digest(self._url, model) != shown
