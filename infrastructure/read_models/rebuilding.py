"""Building a read model anew beside the live one, then switching (dựng lại mô hình đọc)."""

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import psycopg
from psycopg.conninfo import make_conninfo

from application.ports import Fact
from infrastructure.postgres.names import Names
from infrastructure.read_models.catching_up import (
    Overtaken,
    catch_up,
    read,
    refuse_passing,
    refuse_unreadable,
    stored_tail,
)
from infrastructure.read_models.generations import SWITCH, Generation, begin_bare, drop, index, switch
from infrastructure.read_models.model import Db, ReadModel

TRIES = 5
AT_ONCE = 10_000
"""Facts in a batch; memory is the limit."""


def rebuild(
    db: Db, names: Names, *models: ReadModel, progress: Callable[[int, int], None] = lambda done, of: None
) -> int:
    """Make the next generations from the whole log while the live ones serve; their position at the switch.

    Several read models are made of one reading of the log and switched to in one transaction. Cancelled or failed, the
    unfinished generations are taken down and nothing has changed. Raises Overtaken when a rebuild that began later
    has switched first.
    """
    made = _begun(db, names, models)
    try:
        try:
            with _uncollected():
                made = _filled(db, names, made, progress)
        except Exception as error:  # a fact that a read model cannot take: once more, leaving its stream aside
            refuse_passing(db, error)
            with db.transaction():
                for generation in made:
                    _hold_own(db, names, generation)
            _dropped(db, names, made)
            made = _begun(db, names, models)
        while made[0].position < (head := _head(db, names)):
            made = catch_up(db, names, made, most=AT_ONCE)
            progress(made[0].position, head)
        for generation in made:
            with db.transaction():
                _hold_own(db, names, generation)
                index(db, names, generation)
            progress(generation.position, generation.position)
        for attempt in range(TRIES):
            try:
                made = _switched(db, names, made, progress)
                break
            except psycopg.errors.DeadlockDetected:  # the follower holds the same rows in another order
                if attempt + 1 == TRIES:
                    raise
    except BaseException:
        with suppress(psycopg.OperationalError):  # a lost one is dropped by the next rebuild
            _dropped(db, names, made)
        raise
    return made[0].position


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: facts and rows make none, and it would go through all that are kept in memory
    again and again, a third of the whole time.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _begun(db: Db, names: Names, models: Sequence[ReadModel]) -> list[Generation]:
    with db.transaction():
        return [begin_bare(db, names, model) for model in models]


def _dropped(db: Db, names: Names, made: Sequence[Generation]) -> None:
    with db.transaction():
        for generation in made:
            drop(db, names, generation)


def _filled(db: Db, names: Names, made: list[Generation], progress: Callable[[int, int], None]) -> list[Generation]:
    """Fill empty tables from the log as it stands now, rows being kept in memory as long as they fit.

    Nobody reads them and no position is told before all of it is there. Raises what a read model raises for a fact.
    """
    head, position = _head(db, names), 0
    fillings = [generation.model.filling(db, generation.tables(names)) for generation in made]
    for facts in _read_ahead(db, names, head):
        refuse_unreadable(facts)
        with db.transaction():
            for filling in fillings:
                filling.take(facts)
        position = facts[-1].position
        progress(position, head)
    with db.transaction():
        for filling in fillings:
            filling.write()
        db.execute(
            f"UPDATE {names.read}.tracking SET position = %s FROM unnest(%s::text[], %s::int4[]) g(model, n) "
            "WHERE tracking.model = g.model AND tracking.generation = g.n".encode(),
            [position, [one.model.name for one in made], [one.number for one in made]],
        )
    return [Generation(one.model, one.number, position) for one in made]


def _read_ahead(db: Db, names: Names, head: int) -> Iterator[list[Fact]]:
    """The log up to a position in batches, each read over a connection of its own while the one before is taken in."""
    same = make_conninfo(db.info.dsn, password=db.info.password or None)
    with psycopg.connect(same, autocommit=True) as reader:
        reader.execute(f"SET ROLE {names.app}".encode())
        with ThreadPoolExecutor(1) as beside:
            position, coming = 0, beside.submit(stored_tail, reader, names, 0, AT_ONCE)
            while position < head:
                rows = coming.result()
                position = rows[-1][0]
                if position < head:
                    coming = beside.submit(stored_tail, reader, names, position, AT_ONCE)
                yield list(read(rows))


def _switched(db: Db, names: Names, made: list[Generation], progress: Callable[[int, int], None]) -> list[Generation]:
    """Take in what came meanwhile and let every reader see the new generations, in one transaction."""
    with db.transaction():
        _hold_live(db, names, made)
        while made[0].position < _head(db, names):
            made = catch_up(db, names, made)
        for generation in made:
            switch(db, names, generation)
        progress(made[0].position, made[0].position)  # the last moment to change one's mind
    return made


def _hold_live(db: Db, names: Names, made: Sequence[Generation]) -> None:
    """Keep the live follower from moving on, and a first one from beginning, while readers change over."""
    db.execute("SELECT pg_advisory_xact_lock(%s)", [SWITCH])
    for generation in made:
        _hold_own(db, names, generation)
    db.execute(
        f"SELECT 1 FROM {names.read}.tracking WHERE model = ANY(%s) ORDER BY model, generation FOR UPDATE".encode(),
        [[generation.model.name for generation in made]],
    )


def _hold_own(db: Db, names: Names, generation: Generation) -> None:
    """Keep a generation from being dropped. Raises Overtaken where it was, by a newer rebuild that switched."""
    held = db.execute(
        f"SELECT 1 FROM {names.read}.tracking WHERE model = %s AND generation = %s FOR UPDATE".encode(),
        [generation.model.name, generation.number],
    ).fetchone()
    if held is None:
        raise Overtaken(f"{generation.model.name}: a newer rebuild has switched already")


def _head(db: Db, names: Names) -> int:
    row = db.execute(f"SELECT coalesce(max(position), 0) FROM {names.log}.fact".encode()).fetchone()
    return row[0] if row else 0
