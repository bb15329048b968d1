"""Bringing read models up to the head of the log, batch by batch, exactly once (cập nhật mô hình đọc)."""

import logging
from collections.abc import Sequence
from contextlib import nullcontext

from application.ports import Fact
from infrastructure.log.fact_reader import COLUMNS, Row, facts_or_errors, refuse_unreadable
from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.wire import is_passing
from infrastructure.read_models.bulk_mode import bulk_mode
from infrastructure.read_models.generations import Generation
from infrastructure.read_models.model import Db
from infrastructure.telemetry.traces import projected

MOST = 5000
MANY = 2000
"""Facts of a batch that is far behind."""
Parked = set[tuple[str, int, str]]
"""Model, generation and stream of what was left aside."""
_LOGGER = logging.getLogger("hoso.read_models")


class Overtaken(Exception):
    """Another worker advanced this generation first: look again where it stands (bị vượt trước)."""


def catch_up(db: Db, names: SchemaNames, generations: Sequence[Generation], *, most: int = MOST) -> list[Generation]:
    """Apply the next batch to generations that stand at one position; they come back where they stand then.

    Rows and positions change in one transaction, so a batch counts once whatever dies in between.
    Raises Overtaken when another worker was faster.
    """
    start = generations[0].position
    facts = tail(db, names, start, most)
    if not facts:
        return list(generations)
    end = facts[-1].position
    try:
        with bulk_mode() if len(facts) >= MANY else nullcontext(), db.transaction():
            parked = _advance(db, names, generations, start, end)
            refuse_unreadable(facts)
            for generation in generations:
                _apply(db, names, generation, facts, parked)
    except Overtaken:
        raise
    except Exception as error:  # there is a fact that a read model cannot take: find it and leave its stream aside
        refuse_passing(db, error)
        with db.transaction():
            _advance(db, names, generations, start, end)
            for generation in generations:
                _apply_carefully(db, names, generation, facts)
    projected(facts, [generation.model.name for generation in generations])
    return [Generation(one.model, one.number, end) for one in generations]


def tail(db: Db, names: SchemaNames, after: int, most: int) -> list[Fact]:
    """Facts beyond a position, in order; positions are dense, so nothing can be passed over.

    The stream of one that cannot be read will be parked, the others go on.
    """
    return list(facts_or_errors(stored_tail(db, names, after, most)))


def stored_tail(db: Db, names: SchemaNames, after: int, most: int) -> list[Row]:
    """The same as they are stored."""
    with db.cursor(binary=True) as cursor:
        cursor.execute(
            f"SELECT {COLUMNS} FROM {names.log}.fact WHERE position > %s ORDER BY position LIMIT %s".encode(),
            [after, most],
        )
        return cursor.fetchall()


def _advance(db: Db, names: SchemaNames, generations: Sequence[Generation], start: int, end: int) -> Parked:
    """Move all of them on in one statement, and learn which streams were left aside before."""
    row = db.execute(
        f"WITH moved AS (UPDATE {names.read}.tracking t SET position = %s "
        "FROM unnest(%s::text[], %s::int4[]) g(model, n) "
        "WHERE t.model = g.model AND t.generation = g.n AND t.position = %s RETURNING 1) "
        "SELECT (SELECT count(*) FROM moved), "
        f"(SELECT json_agg(json_build_array(model, generation, stream)) FROM {names.read}.parked)".encode(),
        [end, [one.model.name for one in generations], [one.number for one in generations], start],
    ).fetchone()
    if row is None or row[0] != len(generations):
        raise Overtaken(f"position {start}")
    return {(model, number, stream) for model, number, stream in row[1] or ()}


def _apply(db: Db, names: SchemaNames, generation: Generation, facts: Sequence[Fact], parked: Parked) -> None:
    mine = generation.model.name, generation.number
    wanted = [fact for fact in facts if (*mine, fact.stream) not in parked] if parked else facts
    generation.model.apply(db, generation.tables(names), wanted)


def _apply_carefully(db: Db, names: SchemaNames, generation: Generation, facts: Sequence[Fact]) -> None:
    parked = _parked(db, names, generation)
    wanted = [fact for fact in facts if fact.stream not in parked]
    try:
        with db.transaction():
            refuse_unreadable(wanted)
            generation.model.apply(db, generation.tables(names), wanted)
    except Exception as error:
        refuse_passing(db, error)
        if len(wanted) > 1:
            half = len(wanted) // 2
            _apply_carefully(db, names, generation, wanted[:half])
            _apply_carefully(db, names, generation, wanted[half:])
        elif wanted:
            _park(db, names, generation, wanted[0], error)


def count_parked(db: Db, names: SchemaNames) -> int:
    """How many streams live generations had to leave aside."""
    row = db.execute(
        f"SELECT count(*) FROM {names.read}.parked "
        f"JOIN {names.read}.tracking USING (model, generation) WHERE live".encode()
    ).fetchone()
    return row[0] if row else 0


def refuse_passing(db: Db, error: Exception) -> None:
    """What will pass by itself is no fact's fault: a lost connection, a full disk, a deadlock."""
    if db.closed or is_passing(error):
        raise error


def _parked(db: Db, names: SchemaNames, generation: Generation) -> set[str]:
    rows = db.execute(
        f"SELECT stream FROM {names.read}.parked WHERE model = %s AND generation = %s".encode(),
        [generation.model.name, generation.number],
    )
    return {row[0] for row in rows}


def _park(db: Db, names: SchemaNames, generation: Generation, fact: Fact, error: Exception) -> None:
    _LOGGER.error(
        "read model %s cannot take fact %s (%s): its stream %s is parked",
        generation.model.name,
        fact.position,
        type(error).__name__,
        fact.stream,
    )
    db.execute(
        f"INSERT INTO {names.read}.parked (model, generation, stream, position, reason) "
        "VALUES (%s, %s, %s, %s, %s)".encode(),
        [generation.model.name, generation.number, fact.stream, fact.position, _reason(error)],
    )


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".replace("\x00", "")[:1000]
