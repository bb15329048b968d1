"""Building a read model anew beside the live one, then switching (dựng lại mô hình đọc)."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress

import psycopg

from application.ports import Fact
from infrastructure.log.fact_reader import facts_or_errors, refuse_unreadable
from infrastructure.postgres.names import SchemaNames
from infrastructure.read_models.bulk_mode import bulk_mode
from infrastructure.read_models.catch_up import Overtaken, catch_up, refuse_passing, stored_tail
from infrastructure.read_models.generations import SWITCH, Generation, begin_bare, drop, index, switch
from infrastructure.read_models.model import Db, ReadModel
from infrastructure.read_models.parallel_copy import another_connection, parallel_copy

TRIES = 5
AT_ONCE = 10_000
"""Facts in a batch; memory is the limit."""


def rebuild(
    db: Db, names: SchemaNames, *models: ReadModel, progress: Callable[[int, int], None] = lambda done, of: None
) -> int:
    """Make the next generations from the whole log while the live ones serve; their position at the switch.

    Several read models are made of one reading of the log and switched to in one transaction. Cancelled or failed, the
    unfinished generations are taken down and nothing has changed. Raises Overtaken when a rebuild that began later
    has switched first.
    """
    made = _begun(db, names, models)
    try:
        try:
            with bulk_mode():
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
        _index_all(db, names, made, progress)
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


def _begun(db: Db, names: SchemaNames, models: Sequence[ReadModel]) -> list[Generation]:
    with db.transaction():
        return [begin_bare(db, names, model) for model in models]


def _dropped(db: Db, names: SchemaNames, made: Sequence[Generation]) -> None:
    with db.transaction():
        for generation in made:
            drop(db, names, generation)


def _filled(
    db: Db, names: SchemaNames, made: list[Generation], progress: Callable[[int, int], None]
) -> list[Generation]:
    """Fill empty tables from the log as it stands now, rows being kept in memory as long as they fit.

    Nobody reads them and no position is given before all of it is there. Raises what a read model raises for a fact.
    """
    head, position = _head(db, names), 0
    fillings = [generation.model.filling(db, generation.tables(names)) for generation in made]
    with parallel_copy(db, names) as copies:
        for facts in _read_ahead(db, names, head):
            refuse_unreadable(facts)
            with db.transaction():
                for generation, filling in zip(made, fillings, strict=True):
                    _hold_own(db, names, generation)
                    if (rows := filling.take(facts)) is not None:
                        copies.write(rows)
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


def _index_all(db: Db, names: SchemaNames, made: Sequence[Generation], progress: Callable[[int, int], None]) -> None:
    """Index the tables of all generations, each over a connection of its own; who is cancelled does not wait for it."""
    with ExitStack() as opened, ThreadPoolExecutor(len(made)) as builders:
        connections = [opened.enter_context(another_connection(db, names)) for _ in made]
        building = [
            builders.submit(_index_own, own, names, generation)
            for own, generation in zip(connections, made, strict=True)
        ]
        try:
            for one in building:
                one.result()
                progress(made[0].position, made[0].position)
        except BaseException:
            for own in connections:
                own.cancel_safe()
            raise


def _index_own(own: Db, names: SchemaNames, generation: Generation) -> None:
    with own.transaction():
        _hold_own(own, names, generation)
        index(own, names, generation)


def _read_ahead(db: Db, names: SchemaNames, head: int) -> Iterator[list[Fact]]:
    """The log up to a position in batches, each read over a connection of its own while the one before is taken in."""
    with another_connection(db, names) as reader, ThreadPoolExecutor(1) as ahead:
        position, coming = 0, ahead.submit(stored_tail, reader, names, 0, AT_ONCE)
        while position < head:
            rows = coming.result()
            position = rows[-1][0]
            if position < head:
                coming = ahead.submit(stored_tail, reader, names, position, AT_ONCE)
            yield list(facts_or_errors(rows))


def _switched(
    db: Db, names: SchemaNames, made: list[Generation], progress: Callable[[int, int], None]
) -> list[Generation]:
    """Take in what came meanwhile and let every reader see the new generations, in one transaction."""
    with db.transaction():
        _hold_live(db, names, made)
        while made[0].position < _head(db, names):
            made = catch_up(db, names, made)
        for generation in made:
            switch(db, names, generation)
        progress(made[0].position, made[0].position)  # the last moment to change one's mind
    return made


def _hold_live(db: Db, names: SchemaNames, made: Sequence[Generation]) -> None:
    """Keep the live follower from moving on, and a first one from beginning, while readers change over."""
    db.execute("SELECT pg_advisory_xact_lock(%s)", [SWITCH])
    for generation in made:
        _hold_own(db, names, generation)
    db.execute(
        f"SELECT 1 FROM {names.read}.tracking WHERE model = ANY(%s) ORDER BY model, generation FOR UPDATE".encode(),
        [[generation.model.name for generation in made]],
    )


def _hold_own(db: Db, names: SchemaNames, generation: Generation) -> None:
    """Keep a generation from being dropped. Raises Overtaken where a newer rebuild has switched already."""
    held = db.execute(
        f"SELECT 1 FROM {names.read}.tracking o WHERE model = %s AND generation = %s AND NOT EXISTS "
        f"(SELECT 1 FROM {names.read}.tracking n WHERE n.model = o.model AND n.generation > o.generation AND n.live) "
        "FOR UPDATE OF o".encode(),
        [generation.model.name, generation.number],
    ).fetchone()
    if held is None:
        raise Overtaken(f"{generation.model.name}: a newer rebuild has switched already")


def _head(db: Db, names: SchemaNames) -> int:
    row = db.execute(f"SELECT coalesce(max(position), 0) FROM {names.log}.fact".encode()).fetchone()
    return row[0] if row else 0
