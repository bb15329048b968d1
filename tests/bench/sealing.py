"""What proof costs: appends with and without it, seals, inclusion proofs, the chain read again (niêm phong)."""

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import psycopg

from infrastructure.evidence.chain import check_chain
from infrastructure.evidence.merkle import inclusion_proof
from infrastructure.evidence.seal_folder import SealFolder
from infrastructure.evidence.sealer import Sealer
from infrastructure.evidence.stored import StoredFacts
from infrastructure.evidence.tiles import Tiles
from infrastructure.postgres.names import Names

LEAF, PREVIOUS = "leaf := log.leaf(", "prev := prevs[i];"


def forget_proof(url: str) -> None:
    """Let a log's append store neither leaf nor chain: what it would cost without them."""
    with psycopg.connect(url) as db:
        db.execute("SET LOCAL hoso.migrating = 'log'")
        (told,) = db.execute(
            "SELECT pg_get_functiondef(oid) FROM pg_proc "
            "WHERE proname = 'append' AND pronamespace = 'log'::regnamespace"
        ).fetchone() or ("",)
        if told.count(LEAF) != 1 or told.count(PREVIOUS) != 1:
            raise ValueError("append is not written as it was: look where it makes the leaf")
        start = told.index(LEAF)
        end = told.index(";", start)
        told = f"{told[:start]}leaf := '\\x00'{told[end:]}".replace(PREVIOUS, "prev := '';")
        told = told.replace("|| leaf;", "|| decode(repeat('00', 32), 'hex');")
        db.execute(told.encode())


def seconds_of_sealing(url: str, names: Names, folder: Path) -> float:
    """A sealer that has never sealed, until all is."""
    with StoredFacts(url, names, names.sealer) as facts:
        sealer = Sealer("bench.example/log", SealFolder(folder), facts, lambda: datetime.now(UTC))
        began = time.perf_counter()
        sealer.seal()
        return time.perf_counter() - began


def seconds_of_chain(url: str, names: Names) -> tuple[float, float]:
    """The whole log checked by one thread: on the wall, and of that thread's own processor."""
    with StoredFacts(url, names, names.sealer) as facts:
        began, busy = time.perf_counter(), time.process_time()
        found = check_chain(facts.rows(1, facts.head()))
        if found.broken_at is not None:
            raise ValueError(found.said)
        return time.perf_counter() - began, time.process_time() - busy


def seconds_of_reading(url: str, names: Names) -> float:
    """The same facts read and not looked at."""
    with StoredFacts(url, names, names.sealer) as facts:
        began = time.perf_counter()
        for _ in facts.rows(1, facts.head()):
            pass
        return time.perf_counter() - began


def seconds_of_proof(folder: Path, size: int) -> tuple[Callable[[], float], Callable[[], float]]:
    """A tree of so many leaves; then how long a proof takes: the tiles known, and read from disk anew."""
    tiles = Tiles(folder)
    tiles.extend(0, [sha256(n.to_bytes(8, "big")).digest() for n in range(size)])
    chance = random.Random(7)

    def known() -> float:
        return _timed(tiles, chance.randrange(size), size)

    def anew() -> float:
        return _timed(Tiles(folder), chance.randrange(size), size)

    return known, anew


def _timed(tiles: Tiles, index: int, size: int) -> float:
    began = time.perf_counter()
    inclusion_proof(index, size, tiles.subtree)
    return time.perf_counter() - began
