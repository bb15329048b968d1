"""make bench: every figure beside plain eventsourcing or raw psycopg in one run, medians of rounds (đo hiệu năng)."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench import (
    append_rates,
    audit_times,
    command_rates,
    date_counts,
    event_logs,
    memory_use,
    page_times,
    projection,
    replay_times,
    seal_costs,
    slow_flush,
    stream_loads,
    verification,
    what_if,
)
from tests.bench.harness import NAMES, fresh, heading, median, server, show
from tests.bench.plain_eventsourcing import open_cases

ROUNDS = 5
AT_A_TIME = (1, 8, 32)


def main() -> None:
    """Run what is named on the command line, everything without names."""
    parts: dict[str, Callable[[], None]] = {
        "append": append,
        "load": load,
        "project": project,
        "rebuild": rebuild,
        "replay": replay,
        "asof": asof,
        "command": command,
        "page": page,
        "memory": memory,
        "count": count,
        "whatif": whatif,
        "compare": compare,
        "seal": seal_costs.report,
        "verify": verification.report,
        "audit": audit_times.report,
        "mine": event_logs.report,
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
        ours = append_rates.Ours(fresh(url))
        heading("append, facts/s: eventsourcing with 1 and 8 threads, bare INSERT with 8, hoso with 1, 8, 32 at a time")
        rows = [
            (
                append_rates.facts_per_second_of_eventsourcing(cases, workers=1, lives=60),
                append_rates.facts_per_second_of_eventsourcing(cases, workers=8, lives=60),
                append_rates.facts_per_second_of_psycopg(bare, workers=8, lives=160),
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
            heading("slow flush: skipped, there is no C compiler to make the library that sleeps in fsync")
            return
        with server() as url:
            cases, plain = open_cases(fresh(url)), fresh(url)
            ours = append_rates.Ours(fresh(url))
            heading("append with 1 ms more on every flush, facts/s: × eventsourcing, × pgbench with as many clients")
            rows = [
                (
                    append_rates.facts_per_second_of_eventsourcing(cases, workers=1, lives=20),
                    append_rates.facts_per_second_of_eventsourcing(cases, workers=8, lives=40),
                    *(append_rates.facts_per_second_of_pgbench(plain, clients=clients) for clients in AT_A_TIME),
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
        heading("load and fold a stream, µs: eventsourcing, hoso")
        for facts, rounds in ((12, 200), (100, 60), (1000, 10)):
            rows = [
                (
                    stream_loads.seconds_of_eventsourcing(cases, facts=facts, rounds=rounds),
                    stream_loads.seconds_of_hoso(ours, NAMES, facts=facts, rounds=rounds),
                )
                for _ in range(ROUNDS)
            ]
            library, mine = median(rows, 0), median(rows, 1)
            show(f"{facts:,} facts", f"{library * 1e6:,.0f}, {mine * 1e6:,.0f}", library / mine)
        cases.close()


def project() -> None:
    """Projection of a log that is there: theirs into two tables, ours into all read models."""
    with server() as url:
        heading("projection, facts/s: eventsourcing's ProjectionRunner, hoso (100,000 facts)")
        rows = []
        for _ in range(3):
            theirs, ours = fresh(url), fresh(url)
            cases = open_cases(theirs)
            library = projection.facts_per_second_of_eventsourcing(theirs, cases, facts=12_000)
            rows.append((library, projection.facts_per_second_of_hoso(ours, NAMES, facts=100_000)))
            cases.close()
        library, mine = median(rows, 0), median(rows, 1)
        show("ProjectionRunner", f"{library:,.0f}")
        show("hoso, all read models", f"{mine:,.0f}", mine / library)


def rebuild() -> None:
    """The dossier and the timeline model anew from a log that is there, beside the library's ProjectionRunner."""
    with server() as url:
        heading("rebuild of the dossier model, past rows and all, and the timeline: facts/s over 240,000 facts")
        ours = fresh(url)
        projection.fill(ours, NAMES, 240_000)
        rows: list[tuple[float, ...]] = []
        for _ in range(3):
            theirs = fresh(url)
            cases = open_cases(theirs)
            library = projection.facts_per_second_of_eventsourcing(theirs, cases, facts=12_000)
            cases.close()
            timeline = projection.rebuilt(ours, NAMES, ["timeline"])
            rows.append((library, timeline.pace, *projection.rebuilt(ours, NAMES, ["dossier", "timeline"])))
        library = median(rows, 0)
        show("ProjectionRunner", f"{library:,.0f}")
        show("hoso rebuild timeline", f"{median(rows, 1):,.0f}", median(rows, 1) / library)
        show("hoso rebuild dossier timeline", f"{median(rows, 2):,.0f}", median(rows, 2) / library)
        show("its memory before and at the peak, MB", f"{median(rows, 3):,.0f}, {median(rows, 4):,.0f}")


def replay() -> None:
    """A fold of 200 facts by two clocks, with the clock of the law."""
    heading("a replay of 200 facts with its due date, ledger and used time, ms: median, 95 of 100")
    usual, slow = replay_times.seconds_of_fold(facts=200, rounds=500)
    show("200 facts", f"{usual * 1e3:,.2f}, {slow * 1e3:,.2f}")


def asof() -> None:
    """Lists beside the rows they showed before: 100,000 dossiers of 12 facts."""
    with server() as home:
        heading("a page of 50 of 100,000 dossiers × 12 changes, µs; past rows there, beside none")
        ours = fresh(home)
        replay_times.live(ours, NAMES, dossiers=100_000, facts=12)
        show("projection of it all, facts/s", f"{projection.followed(ours, NAMES):,.0f}")
        bare = replay_times.without_past(ours)
        for url in (ours, bare):
            replay_times.settle(url)
        now, without = replay_times.pages(NAMES, rounds=2000, asked=[(ours, None), (bare, None)])
        half, last = replay_times.pages(NAMES, rounds=300, asked=[(ours, 600_000), (ours, 1_200_000)])
        show("current list, no past rows at all", f"{without * 1e6:,.0f}")
        show("current list beside past rows", f"{now * 1e6:,.0f}", now / without)
        show("as known when half was recorded", f"{half * 1e6:,.0f}", half / without)
        show("as known at the end", f"{last * 1e6:,.0f}", last / without)


def command() -> None:
    """A whole command over HTTP."""
    with server() as url, tempfile.TemporaryDirectory() as folder:
        heading("a whole command over HTTP, commands/s at 16 connections")
        rows = [
            (
                command_rates.commands_per_second_of_eventsourcing(fresh(url)),
                command_rates.commands_per_second_of_hoso(fresh(url), Path(folder) / str(place)),
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
        projection.fill(ours, NAMES, 24_000)
        heading("a page of 50 dossiers of 2,000, µs")
        mine = page_times.seconds_of_hoso(ours, Path(folder), rounds=50)
        bare = page_times.seconds_of_psycopg(ours, rounds=50)
        show("bare psycopg and orjson", f"{bare * 1e6:,.0f}")
        show("hoso, GraphQL in process", f"{mine * 1e6:,.0f}", bare / mine)


def memory() -> None:
    """Resident memory while the log grows."""
    with server() as url, tempfile.TemporaryDirectory() as folder:
        heading("resident memory of an open installation that appends and projects, MB at so many facts")
        lengths = [20_000, 60_000, 200_000]
        found = memory_use.megabytes_at(fresh(url), Path(folder), lengths)
        for length, megabytes in zip(lengths, found, strict=True):
            show(f"{length:,} facts", f"{megabytes:,.0f}", megabytes / found[0])


def count() -> None:
    """Due dates on one core."""
    asked = date_counts.questions(20_000)
    heading("due dates of mixed kinds, a second on one core")
    rows = [(date_counts.dates_per_second(asked), date_counts.ledgers_per_second(asked[:4000])) for _ in range(ROUNDS)]
    show("dates", f"{median(rows, 0):,.0f}")
    show("with the ledger", f"{median(rows, 1):,.0f}")


def whatif() -> None:
    """A simulation over recorded dossiers."""
    with server() as url, tempfile.TemporaryDirectory() as folder:
        heading("10,000 generated dossiers told again under another law")
        seconds, changed = what_if.seconds_of(fresh(url), Path(folder), dossiers=10_000)
        show("seconds", f"{seconds:,.1f}")
        show("dossiers that would differ", f"{changed:,}")


def compare() -> None:
    """The clock against one that walks, over 100,000 random dossiers; a difference ends in an error."""
    heading("100,000 random dossiers counted by two clocks that share no thought")
    asked = ["-m", "pytest", "-q", "tests/domain/law/test_calculator_against_naive.py", "-k", "whole_dossiers"]
    subprocess.run([sys.executable, *asked], env={**os.environ, "HOSO_COMPARED_DOSSIERS": "100000"}, check=True)


if __name__ == "__main__":
    main()
