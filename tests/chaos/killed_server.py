"""R1: PostgreSQL is killed in traffic, its first process and single backends in turn (kill -9)."""

import asyncio
import os
import random
import signal
import statistics
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import psycopg

from application.ports import Answer
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.postgres.embedded import ServerUse
from infrastructure.postgres.home import Home
from infrastructure.postgres.postmaster import postmaster_of, until
from tests.chaos.figures import Outcome
from tests.chaos.ground import NAMES, Ground
from tests.infrastructure.log.appends import answered, assert_as_stored, new, of
from tests.infrastructure.postgres.users import is_gone

WRITERS = 32
PATIENCE = 60.0
_BUSY = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND query LIKE '%append(%' LIMIT 1"


def killed_server(ground: Ground, *, kills: int, commits: int) -> Outcome:
    """Kill the server so often while so many commands are recorded; then hold every answer against the log."""
    with ground.own_server() as (home, use):
        return asyncio.run(_Traffic(home, use).withstand(kills, commits))


class _Traffic:
    """Thirty-two writers, and somebody who kills what they write to."""

    def __init__(self, home: Home, use: ServerUse) -> None:
        self._home, self._use = home, use
        self._chance = random.Random(1)
        self._answers: list[Answer] = []
        self._seconds_down: list[float] = []

    async def withstand(self, kills: int, commits: int) -> Outcome:
        each = -(-commits // (kills * WRITERS))
        self._log = PostgresLog(self._use.url, NAMES)
        for number in range(kills):
            writers = [asyncio.create_task(self._write(f"{number}.{n}", each)) for n in range(WRITERS)]
            await asyncio.sleep(self._chance.uniform(0, 0.1))  # somewhere in the traffic, not at a point of it
            await asyncio.to_thread(self._kill, number)
            for answers in await asyncio.gather(*writers):
                self._answers += answers
        again = [await self._log.append(one) for one in _some(commits // kills, each)]
        self._log.close()
        return self._outcome(kills, commits, again)

    async def _write(self, writer: str, each: int) -> list[Answer]:
        """A life of one stream; what failed is sent again under its key until it is answered."""
        answers = []
        for version in range(1, each + 1):
            answers.append(await answered(self._log, _append(writer, version)))
        return answers

    def _kill(self, number: int) -> None:
        """The first process, and every second time one backend, after which the first process starts anew by itself."""
        note = postmaster_of(self._home)
        assert note is not None
        victim = note.pid if number % 2 == 0 else self._a_busy_backend() or note.pid
        began = time.monotonic()
        os.kill(victim, signal.SIGKILL)
        if victim == note.pid:
            assert until(lambda: is_gone(note.pid), PATIENCE)
            self._use.ensure_running()
        assert until(self._answers_again, PATIENCE)
        self._seconds_down.append(time.monotonic() - began)

    def _a_busy_backend(self) -> int | None:
        with psycopg.connect(self._use.url, autocommit=True) as db:
            row = db.execute(_BUSY).fetchone()
        return row[0] if row else None

    def _answers_again(self) -> bool:
        with suppress(psycopg.OperationalError), psycopg.connect(self._use.url, autocommit=True) as db:
            return db.execute("SELECT 1").fetchone() == (1,)
        return False

    def _outcome(self, kills: int, commits: int, again: list[Answer]) -> Outcome:
        assert_as_stored(list(self._answers), self._use.url, NAMES)  # none lost, none twice, none a stranger
        first = {answer.facts[0].leaf: answer for answer in self._answers}
        outcome = Outcome(f"{kills} kills, {WRITERS} writers, each answer held against the whole log")
        outcome.at_least("kills", len(self._seconds_down), kills)
        outcome.at_least("acknowledged commits", len(self._answers), commits)
        outcome.exactly("lost, doubled or strange facts", _doubled(self._answers), 0)
        outcome.exactly("other answers to a key", sum(first[one.facts[0].leaf].facts != one.facts for one in again), 0)
        outcome.at_most("worst restart, s", max(self._seconds_down), 10)
        outcome.note(f"median restart {statistics.median(self._seconds_down):.2f} s")
        outcome.note(f"{sum(answer.repeated for answer in self._answers)} answers had been lost on their way")
        return outcome


def _append(writer: str, version: int) -> Any:
    stream = f"dossier/{writer}"
    return of(new(stream, version, numbered_by=1), new("register/H15", None), key=f"{stream}/{version}")


def _some(commits: int, each: int) -> Iterable[Any]:
    """Commands of the first kill, once more."""
    return [_append(f"0.{n % WRITERS}", n // WRITERS + 1) for n in range(min(commits, each * WRITERS))]


def _doubled(answers: list[Answer]) -> int:
    positions = [placed.position for answer in answers for placed in answer.facts]
    return len(positions) - len(set(positions))
