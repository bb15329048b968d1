"""R5: whoever follows the log by position misses nothing, however slow or rolled back a transaction is."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import psycopg

from infrastructure.log.postgres_log import PostgresLog
from tests.chaos.figures import Outcome
from tests.chaos.ground import NAMES, Ground, rows
from tests.infrastructure.log.appends import new, of

WRITERS, AT_ONCE, FACTS_EACH = 16, 4, 3
_BY_HAND = (
    "SELECT log_h14.append('{1}', ARRAY[%s], '{null}', '{0}', '{0}', '{attempt.refused.v1}', ARRAY[%s], ARRAY[%s], "
    "'{by hand}', ARRAY[%s], ARRAY[''::bytea], '{1}', '{1}')"
)
_TAIL = "SELECT position, recorded_at FROM log_h14.fact WHERE position > %s ORDER BY position LIMIT 2000"


def commit_order(ground: Ground, *, facts: int, held: float, times: int) -> Outcome:
    """So many facts by 16 writers, followed all the while; a transaction held open so long, so many times."""
    with ground.database() as url:
        follower, written = _Follower(url), threading.Event()
        following = threading.Thread(target=follower.follow, args=(written,))
        holding = threading.Thread(target=_hold_open, args=(url, held, times))
        with _old_snapshot(url) as before:
            for one in (following, holding):
                one.start()
            asyncio.run(_write(url, facts))
            holding.join()
            written.set()
            following.join()
            unseen = before()
        head = rows(url, "SELECT count(*), max(position) FROM log_h14.fact")[0]
    outcome = Outcome(f"{WRITERS} writers, a tailing reader, {times} transactions open for {held} s, an old snapshot")
    outcome.at_least("facts", int(str(head[0])), facts)
    outcome.exactly("positions without a fact", int(str(head[1])) - int(str(head[0])), 0)
    outcome.exactly("missed by the reader", int(str(head[0])) - follower.followed, 0)
    outcome.exactly("out of order", follower.out_of_order, 0)
    outcome.exactly("recorded_at fell", follower.fell, 0)
    outcome.exactly("facts the old snapshot saw", unseen, 0)
    return outcome


class _Follower:
    """Reads on from the last position it saw, and never looks back."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.followed = self.out_of_order = self.fell = 0

    def follow(self, written: threading.Event) -> None:
        """Until nothing came after everything was written."""
        last, last_at = 0, datetime.min.replace(tzinfo=UTC)
        with psycopg.connect(self._url, autocommit=True) as db:
            db.execute(f"SET ROLE {NAMES.app}".encode())
            while True:
                over = written.is_set()
                found = db.execute(_TAIL.encode(), [last]).fetchall()
                if over and not found:
                    return
                for position, at in found:
                    self.followed += 1
                    self.out_of_order += position != last + 1
                    self.fell += at < last_at
                    last, last_at = position, at


async def _write(url: str, facts: int) -> None:
    each = -(-facts // (WRITERS * AT_ONCE * FACTS_EACH))
    logs = [PostgresLog(url, NAMES) for _ in range(WRITERS)]

    async def dossier(log: PostgresLog, stream: str) -> None:
        for start in range(1, each * FACTS_EACH, FACTS_EACH):
            await log.append(of(*(new(stream, start + n) for n in range(FACTS_EACH))))

    await asyncio.gather(
        *(dossier(log, f"dossier/{number}.{n}") for number, log in enumerate(logs) for n in range(AT_ONCE))
    )
    for log in logs:
        log.close()


def _hold_open(url: str, seconds: float, times: int) -> None:
    """Append, stay in the transaction, then commit, or roll back every second time."""
    with psycopg.connect(url) as db:
        db.execute(f"SET ROLE {NAMES.app}".encode())
        db.commit()
        for turn in range(times):
            meta = b'{"actor":"by hand","role":"case","key":"%d"}' % turn
            db.execute(_BY_HAND.encode(), [f"slow/{turn}", meta, b"{}", str(turn)])
            time.sleep(seconds)  # this is the fault: nobody else can write meanwhile
            db.rollback() if turn % 2 else db.commit()


@contextmanager
def _old_snapshot(url: str) -> Iterator[Callable[[], int]]:
    """A session that goes on seeing the log as it was, and so keeps old rows from being cleared away."""
    with psycopg.connect(url) as db:
        db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")

        def visible() -> int:
            row = db.execute("SELECT count(*) FROM log_h14.fact").fetchone()
            return row[0] if row else -1

        visible()
        yield visible
