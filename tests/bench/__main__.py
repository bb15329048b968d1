"""make bench: every figure beside plain eventsourcing or raw psycopg in one run, medians of rounds (đo hiệu năng)."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from infrastructure.main import MIGRATIONS
from infrastructure.postgres.embedded import use_embedded
from infrastructure.postgres.migrations import migrate
from infrastructure.postgres.names import Names
from tests.bench import (
    appending,
    commanding,
    counting,
    loading,
    paging,
    projecting,
    remembering,
    sealing,
    slow_flush,
    supposing,
    verifying,
)
from tests.bench.plain_eventsourcing import open_cases

ROUNDS = 5
AT_A_TIME = (1, 8, 32)
NAMES = Names()


def main() -> None:
    """Run what is named on the command line, everything without names."""
    parts: dict[str, Callable[[], None]] = {
        "append": append,
        "load": load,
        "project": project,
        "command": command,
        "page": page,
        "memory": memory,
        "count": count,
        "whatif": whatif,
        "compare": compare,
        "seal": seal,
        "verify": verify,
        "slow": append_with_slow_flush,
    }
    unknown = [name for name in sys.argv[1:] if name not in parts]
    if unknown:
        sys.exit(f"«{unknown[0]}» is no benchmark: one of {', '.join(parts)}")
    for name in sys.argv[1:] or parts:
        parts[name]()


def append() -> None:
    """Appends, 12 facts a life, one command each."""
    with server() as url:
        cases, bare = open_cases(fresh(url)), fresh(url)
        ours = appending.Ours(fresh(url))
        told("append, facts/s: eventsourcing with 1 and 8 threads, bare INSERT with 8, hoso with 1, 8, 32 at a time")
        rows = [
            (
                appending.facts_per_second_of_eventsourcing(cases, workers=1, lives=60),
                appending.facts_per_second_of_eventsourcing(cases, workers=8, lives=60),
                appending.facts_per_second_of_psycopg(bare, workers=8, lives=160),
                ours.facts_per_second(workers=1, lives=120),
                ours.facts_per_second(workers=8, lives=600),
                ours.facts_per_second(workers=32, lives=1500),
            )
            for _ in range(ROUNDS)
        ]
        best = max(median(rows, 0), median(rows, 1))
        show("eventsourcing, 1 / 8 threads", f"{median(rows, 0):,.0f} / {median(rows, 1):,.0f}")
        show("bare INSERT and commit, 8 threads", f"{median(rows, 2):,.0f}")
        for place, workers in ((3, 1), (4, 8), (5, 32)):
            show(f"hoso, {workers} at a time", f"{median(rows, place):,.0f}", median(rows, place) / best)
        ours.close()
        cases.close()


def append_with_slow_flush() -> None:
    """The same where every flush takes 1 ms longer, beside pgbench with a commit each."""
    with slow_flush.flushing_slowly() as possible:
        if not possible:
            told("slow flush: skipped, there is no C compiler to make the library that sleeps in fsync")
            return
        with server() as url:
            cases, plain = open_cases(fresh(url)), fresh(url)
            ours = appending.Ours(fresh(url))
            told("append with 1 ms more on every flush, facts/s: × eventsourcing, × pgbench with as many clients")
            rows = [
                (
                    appending.facts_per_second_of_eventsourcing(cases, workers=1, lives=20),
                    appending.facts_per_second_of_eventsourcing(cases, workers=8, lives=40),
                    *(appending.facts_per_second_of_pgbench(plain, clients=clients) for clients in AT_A_TIME),
                    *(ours.facts_per_second(workers=workers, lives=workers * 30) for workers in AT_A_TIME),
                )
                for _ in range(ROUNDS)
            ]
            library = max(median(rows, 0), median(rows, 1))
            show("eventsourcing, 1 / 8 threads", f"{median(rows, 0):,.0f} / {median(rows, 1):,.0f}")
            for place, workers in enumerate(AT_A_TIME):
                limit, mine = median(rows, 2 + place), median(rows, 5 + place)
                show(f"pgbench, {workers} clients", f"{limit:,.0f}", limit / library)
                show(f"hoso, {workers} at a time", f"{mine:,.0f}", mine / library)
                show("  of pgbench", "", mine / limit)
            ours.close()
            cases.close()


def load() -> None:
    """Load and fold, ready to decide."""
    with server() as url:
        cases, ours = open_cases(fresh(url)), fresh(url)
        told("load and fold a stream, µs: eventsourcing, hoso")
        for facts, rounds in ((12, 200), (100, 60), (1000, 10)):
            rows = [
                (
                    loading.seconds_of_eventsourcing(cases, facts=facts, rounds=rounds),
                    loading.seconds_of_hoso(ours, NAMES, facts=facts, rounds=rounds),
                )
                for _ in range(ROUNDS)
            ]
            library, mine = median(rows, 0), median(rows, 1)
            show(f"{facts:,} facts", f"{library * 1e6:,.0f}, {mine * 1e6:,.0f}", library / mine)
        cases.close()


def project() -> None:
    """Projection of a log that is there: theirs into two tables, ours into all read models."""
    with server() as url:
        told("projection, facts/s: eventsourcing's ProjectionRunner, hoso (100,000 facts)")
        rows = []
        for _ in range(3):
            theirs, ours = fresh(url), fresh(url)
            cases = open_cases(theirs)
            library = projecting.facts_per_second_of_eventsourcing(theirs, cases, facts=12_000)
            rows.append((library, projecting.facts_per_second_of_hoso(ours, NAMES, facts=100_000)))
            cases.close()
        library, mine = median(rows, 0), median(rows, 1)
        show("ProjectionRunner", f"{library:,.0f}")
        show("hoso, all read models", f"{mine:,.0f}", mine / library)


def command() -> None:
    """A whole command over HTTP."""
    with server() as url, tempfile.TemporaryDirectory() as folder:
        told("a whole command over HTTP, commands/s at 16 connections")
        rows = [
            (
                commanding.commands_per_second_of_eventsourcing(fresh(url)),
                commanding.commands_per_second_of_hoso(fresh(url), Path(folder) / str(place)),
            )
            for place in range(3)
        ]
        library, mine = median(rows, 0), median(rows, 1)
        show("FastAPI with eventsourcing's get and save", f"{library:,.0f}")
        show("hoso, GraphQL mutation", f"{mine:,.0f}", mine / library)


def page() -> None:
    """A page of 50 dossiers."""
    with server() as url, tempfile.TemporaryDirectory() as folder:
        ours = fresh(url)
        projecting.fill(ours, NAMES, 24_000)
        told("a page of 50 dossiers of 2,000, µs")
        mine = paging.seconds_of_hoso(ours, Path(folder), rounds=50)
        bare = paging.seconds_of_psycopg(ours, rounds=50)
        show("bare psycopg and orjson", f"{bare * 1e6:,.0f}")
        show("hoso, GraphQL in process", f"{mine * 1e6:,.0f}", bare / mine)


def memory() -> None:
    """Resident memory while the log grows."""
    with server() as url, tempfile.TemporaryDirectory() as folder:
        told("resident memory of an open house that appends and projects, MB at so many facts")
        lengths = [20_000, 60_000, 200_000]
        found = remembering.megabytes_at(fresh(url), Path(folder), lengths)
        for length, megabytes in zip(lengths, found, strict=True):
            show(f"{length:,} facts", f"{megabytes:,.0f}", megabytes / found[0])


def count() -> None:
    """Due dates on one core."""
    asked = counting.questions(20_000)
    told("due dates of mixed kinds, a second on one core")
    rows = [(counting.dates_per_second(asked), counting.ledgers_per_second(asked[:4000])) for _ in range(ROUNDS)]
    show("dates", f"{median(rows, 0):,.0f}")
    show("with the ledger", f"{median(rows, 1):,.0f}")


def whatif() -> None:
    """A simulation over recorded dossiers."""
    with server() as url, tempfile.TemporaryDirectory() as folder:
        told("10,000 generated dossiers told again under another law")
        seconds, changed = supposing.seconds_of(fresh(url), Path(folder), dossiers=10_000)
        show("seconds", f"{seconds:,.1f}")
        show("dossiers that would differ", f"{changed:,}")


def compare() -> None:
    """The clock against one that walks, over 100,000 random dossiers; a difference ends in an error."""
    told("100,000 random dossiers counted by two clocks that share no thought")
    asked = ["-m", "pytest", "-q", "tests/domain/law/test_clock_against_naive.py", "-k", "whole_dossiers"]
    subprocess.run([sys.executable, *asked], env={**os.environ, "HOSO_COMPARED_DOSSIERS": "100000"}, check=True)


def seal() -> None:
    """What proof costs: at the append, at the seal, at each proof, and reading the whole chain again."""
    with server() as url, tempfile.TemporaryDirectory() as folder:
        proving, careless = fresh(url), fresh(url)
        sealing.forget_proof(careless)
        ours, without = appending.Ours(proving), appending.Ours(careless)
        told("append with leaf and chain beside append without, facts/s at 8 and 32 at a time")
        for workers in AT_A_TIME[1:]:
            rows = [
                (
                    without.facts_per_second(workers=workers, lives=600),
                    ours.facts_per_second(workers=workers, lives=600),
                )
                for _ in range(ROUNDS)
            ]
            show(f"without, {workers} at a time", f"{median(rows, 0):,.0f}")
            show(f"with, {workers} at a time", f"{median(rows, 1):,.0f}", median(rows, 1) / median(rows, 0))
        ours.close()
        without.close()
        sealed, facts = fresh(url), 250_000
        projecting.fill(sealed, NAMES, facts)
        told(f"a log of {facts:,} facts sealed, and its chain read again")
        rows = [
            (
                sealing.seconds_of_sealing(sealed, NAMES, Path(folder) / str(place)),
                sealing.seconds_of_reading(sealed, NAMES),
                *sealing.seconds_of_chain(sealed, NAMES),
            )
            for place in range(3)
        ]
        show("sealed from nothing, s", f"{median(rows, 0):,.2f}")
        show("  facts/s", f"{facts / median(rows, 0):,.0f}")
        show("read and not looked at, facts/s", f"{facts / median(rows, 1):,.0f}")
        show("chain checked, facts/s", f"{facts / median(rows, 2):,.0f}", median(rows, 1) / median(rows, 2))
        show("  by its thread's own processor", f"{facts / median(rows, 3):,.0f}")
        told("inclusion proof in a tree of 1,000,000 leaves, µs")
        known, anew = sealing.seconds_of_proof(Path(folder) / "tree", 1_000_000)
        rows = [(known(), anew()) for _ in range(300)]
        show("tiles known", f"{median(rows, 0) * 1e6:,.0f}")
        show("tiles read from disk", f"{median(rows, 1) * 1e6:,.0f}")


def verify() -> None:
    """A bundle of 250,000 facts, examined by the verifier in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path, facts = Path(folder) / "bundle.tar", 250_000
        verifying.write_bundle(path, facts)
        told(f"a bundle of {facts:,} facts examined, facts/s")
        rows = [(verifying.seconds_of_hashing(path), *verifying.seconds_of_verifier(path)) for _ in range(3)]
        floor, mine = median(rows, 0), median(rows, 1)
        show("SHA-256 of headers and bodies alone", f"{facts / floor:,.0f}")
        show("hoso-verify, start of Python included", f"{facts / mine:,.0f}", floor / mine)
        show("  its peak memory, MB", f"{median(rows, 2):,.0f}")


@contextmanager
def server() -> Iterator[str]:
    """A server of our own, on a memory disk where there is one, so that the disk's moods stay out of it."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    try:
        with use_embedded(folder / "postgres") as use:
            yield use.url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fresh(url: str) -> str:
    """A new database on the server, with our schema."""
    with psycopg.connect(url, autocommit=True) as db:
        row = db.execute("SELECT count(*) FROM pg_database").fetchone()
        name = f"bench_{row[0] if row else 0}"
        db.execute(f"CREATE DATABASE {name}".encode())
    made = psycopg.conninfo.make_conninfo(url, dbname=name)
    migrate(made, NAMES, MIGRATIONS)
    return made


def median(rows: list[tuple[float, ...]], place: int) -> float:
    """Median of one column."""
    return statistics.median(row[place] for row in rows)


def told(title: str) -> None:
    """A heading."""
    print(f"\n{title}", flush=True)


def show(name: str, figure: str, ratio: float | None = None) -> None:
    """One line of figures."""
    print(f"  {name:44} {figure:>22}" + ("" if ratio is None else f"   {ratio:6.2f} ×"), flush=True)


if __name__ == "__main__":
    main()
