"""Building a read model anew beside the live one, then switching (dựng lại mô hình đọc)."""

from collections.abc import Callable
from contextlib import suppress

import psycopg

from infrastructure.postgres.names import Names
from infrastructure.read_models.catching_up import Overtaken, catch_up
from infrastructure.read_models.generations import SWITCH, Generation, begin, drop, switch
from infrastructure.read_models.model import Db, ReadModel


def rebuild(
    db: Db, names: Names, model: ReadModel, *, progress: Callable[[int, int], None] = lambda done, of: None
) -> int:
    """Make the next generation from the whole log while the live one serves; its position at the switch.

    Cancelled or failed, the unfinished generation is taken down and nothing has changed. Raises Overtaken when
    a rebuild that began later has switched first.
    """
    with db.transaction():
        generation = begin(db, names, model)
    try:
        while generation.position < (head := _head(db, names)):
            (generation,) = catch_up(db, names, [generation])
            progress(generation.position, head)
        with db.transaction():
            _hold_live(db, names, generation)
            while generation.position < _head(db, names):
                (generation,) = catch_up(db, names, [generation])
            switch(db, names, generation)
            progress(generation.position, generation.position)  # the last moment to change one's mind
    except BaseException:
        with suppress(psycopg.OperationalError), db.transaction():  # a lost one is dropped by the next rebuild
            drop(db, names, generation)
        raise
    return generation.position


def _hold_live(db: Db, names: Names, generation: Generation) -> None:
    """Keep the live follower from moving on, and a first one from beginning, while readers change over."""
    db.execute("SELECT pg_advisory_xact_lock(%s)", [SWITCH])
    held = db.execute(
        f"SELECT generation FROM {names.read}.tracking WHERE model = %s FOR UPDATE".encode(), [generation.model.name]
    ).fetchall()
    if (generation.number,) not in held:
        raise Overtaken(f"{generation.model.name}: a newer rebuild has switched already")


def _head(db: Db, names: Names) -> int:
    row = db.execute(f"SELECT coalesce(max(position), 0) FROM {names.log}.fact".encode()).fetchone()
    return row[0] if row else 0
