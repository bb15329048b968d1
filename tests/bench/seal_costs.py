"""What proof costs: appends with and without it, seals, inclusion proofs, the chain read again (niêm phong)."""

import random
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import psycopg

from infrastructure.evidence.fact_bytes import StoredFacts
from infrastructure.evidence.format.chain import check_chain
from infrastructure.evidence.format.merkle import inclusion_proof
from infrastructure.evidence.format.tiles import Tiles
from infrastructure.evidence.sealer.seal_folder import SealFolder
from infrastructure.evidence.sealer.sealer import Sealer
from infrastructure.postgres.names import SchemaNames
from tests.bench import append_rates, projection
from tests.bench.harness import NAMES, fresh, heading, median, server, show

LEAF, PREVIOUS = "leaf := log_h14.leaf(", "prev := prevs[i];"


def report() -> None:
    """What proof costs: at the append, at the seal, at each proof, and reading the whole chain again."""
    with server() as url, tempfile.TemporaryDirectory() as folder:
        proving, careless = fresh(url), fresh(url)
        forget_proof(careless)
        ours, without = append_rates.Ours(proving), append_rates.Ours(careless)
        heading("append with leaf and chain beside append without, facts/s at 8 and 32 at a time")
        for workers in (8, 32):
            rows = [
                (
                    without.facts_per_second(workers=workers, lives=600),
                    ours.facts_per_second(workers=workers, lives=600),
                )
                for _ in range(5)
            ]
            show(f"without, {workers} at a time", f"{median(rows, 0):,.0f}")
            show(f"with, {workers} at a time", f"{median(rows, 1):,.0f}", median(rows, 1) / median(rows, 0))
        ours.close()
        without.close()
        sealed, facts = fresh(url), 250_000
        projection.fill(sealed, NAMES, facts)
        heading(f"a log of {facts:,} facts sealed, and its chain read again")
        rows = [
            (
                seconds_of_sealing(sealed, NAMES, Path(folder) / str(place)),
                seconds_of_reading(sealed, NAMES),
                *seconds_of_chain(sealed, NAMES),
            )
            for place in range(3)
        ]
        show("sealed from nothing, s", f"{median(rows, 0):,.2f}")
        show("  facts/s", f"{facts / median(rows, 0):,.0f}")
        show("read and not looked at, facts/s", f"{facts / median(rows, 1):,.0f}")
        show("chain checked, facts/s", f"{facts / median(rows, 2):,.0f}", median(rows, 1) / median(rows, 2))
        show("  by its thread's own processor", f"{facts / median(rows, 3):,.0f}")
        heading("inclusion proof in a tree of 1,000,000 leaves, µs")
        known, anew = seconds_of_proof(Path(folder) / "tree", 1_000_000)
        rows = [(known(), anew()) for _ in range(300)]
        show("tiles known", f"{median(rows, 0) * 1e6:,.0f}")
        show("tiles read from disk", f"{median(rows, 1) * 1e6:,.0f}")


def forget_proof(url: str) -> None:
    """Let a log's append store neither leaf nor chain: what it would cost without them."""
    with psycopg.connect(url) as db:
        db.execute("SET LOCAL hoso.migrating = 'log_h14'")
        (source,) = db.execute(
            "SELECT pg_get_functiondef(oid) FROM pg_proc "
            "WHERE proname = 'append' AND pronamespace = 'log_h14'::regnamespace"
        ).fetchone() or ("",)
        if source.count(LEAF) != 1 or source.count(PREVIOUS) != 1:
            raise ValueError("append is not written as it was: look where it makes the leaf")
        start = source.index(LEAF)
        end = source.index(";", start)
        source = f"{source[:start]}leaf := '\\x00'{source[end:]}".replace(PREVIOUS, "prev := '';")
        source = source.replace("|| leaf;", "|| decode(repeat('00', 32), 'hex');")
        db.execute(source.encode())


def seconds_of_sealing(url: str, names: SchemaNames, folder: Path) -> float:
    """A sealer that has never sealed, until all is."""
    with StoredFacts(url, names, names.sealer) as facts:
        sealer = Sealer("bench.example/log", SealFolder(folder), facts, lambda: datetime.now(UTC))
        began = time.perf_counter()
        sealer.seal()
        return time.perf_counter() - began


def seconds_of_chain(url: str, names: SchemaNames) -> tuple[float, float]:
    """The whole log checked by one thread: on the wall, and of that thread's own processor."""
    with StoredFacts(url, names, names.sealer) as facts:
        began, busy = time.perf_counter(), time.process_time()
        found = check_chain(facts.rows(1, facts.head()))
        if found.broken_at is not None:
            raise ValueError(found.said)
        return time.perf_counter() - began, time.process_time() - busy


def seconds_of_reading(url: str, names: SchemaNames) -> float:
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
