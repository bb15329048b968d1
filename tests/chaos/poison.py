"""R8: a read model fails at one fact, at each fact of a batch of a hundred in turn."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import psycopg

from application.ports import Fact
from infrastructure.read_models.catch_up import catch_up
from infrastructure.read_models.generations import Generation, begin, drop
from infrastructure.read_models.model import Db, TableDefinition, TableNames, copy_rows
from infrastructure.read_models.projector import connect
from tests.bench.projection import fill
from tests.chaos.figures import Outcome
from tests.chaos.ground import NAMES, Ground

BATCH = 100
TABLE = TableDefinition("seen", (("position", "int8 NOT NULL"), ("stream", "text NOT NULL")), key="position")


@dataclass
class Failing:
    """A read model that writes fact by fact and cannot take one of them; somebody else looks at its table then."""

    url: str
    at: int
    name: str = "seen"
    tables: tuple[TableDefinition, ...] = (TABLE,)
    partial: int = 0
    tries: int = 0

    def apply(self, db: Db, names: TableNames, facts: Sequence[Fact]) -> None:
        """Write until the fact comes that cannot be taken."""
        for fact in facts:
            if fact.position == self.at:
                self.tries += 1
                self.partial += self._shown(names)
                raise ValueError("this fact cannot be taken")
            copy_rows(db, names.of(TABLE), TABLE, [(fact.position, fact.stream)])

    def _shown(self, names: TableNames) -> int:
        with psycopg.connect(self.url) as other:
            row = other.execute(f"SELECT count(*) FROM {names.of(TABLE)}".encode()).fetchone()
        return row[0] if row else 0


def poison(ground: Ground, *, batches: int) -> Outcome:
    """Let it fail at so many of the hundred places of a batch, evenly spread, each time on tables of their own."""
    loud = _Heard()
    logging.getLogger("hoso.read_models").addHandler(loud)
    shown = wrong = parked = tries = 0
    try:
        with ground.database() as url, connect(url, NAMES) as db:
            fill(url, NAMES, BATCH + 8)
            for at in range(1, BATCH + 1, BATCH // batches):
                model = Failing(url, at)
                with db.transaction():
                    generation = begin(db, NAMES, model)
                (after,) = catch_up(db, NAMES, [generation], most=BATCH)
                shown, tries = shown + model.partial, tries + model.tries
                wrong += _taken(db, generation) != _wanted(db, at, after.position)
                parked += _parked(db, generation) == [at]
                with db.transaction():
                    drop(db, NAMES, generation)
    finally:
        logging.getLogger("hoso.read_models").removeHandler(loud)
    outcome = Outcome(f"a read model that fails at one fact, at {batches} places of a batch of {BATCH}")
    outcome.exactly("rows of an unfinished batch that others saw", shown, 0)
    outcome.exactly("batches whose other streams did not go on", wrong, 0)
    outcome.exactly("streams parked at the fact", parked, batches)
    outcome.exactly("told aloud", loud.count, batches)
    outcome.note(f"{tries / batches:.1f} tries before a stream is parked")
    return outcome


class _Heard(logging.Handler):
    """Counts what is told aloud."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += record.levelno >= logging.ERROR and "parked" in record.getMessage()


def _taken(db: Db, generation: Generation) -> list[int]:
    found = db.execute(f"SELECT position FROM {generation.tables(NAMES).of(TABLE)} ORDER BY 1".encode())
    return [position for (position,) in found]


def _wanted(db: Db, at: int, end: int) -> list[int]:
    """Everything but the stream of that fact from that fact on."""
    found = db.execute(
        "SELECT position FROM log_h14.fact WHERE position <= %s AND NOT (position >= %s "
        "AND stream = (SELECT stream FROM log_h14.fact WHERE position = %s)) ORDER BY 1",
        [end, at, at],
    )
    return [position for (position,) in found]


def _parked(db: Db, generation: Generation) -> list[int]:
    found = db.execute(
        "SELECT position FROM read_h14.parked WHERE model = 'seen' AND generation = %s", [generation.number]
    )
    return [position for (position,) in found]
