"""Figures of a million dossiers from counts, and figures derived again from the log (kiểm tra số liệu)."""

import asyncio
import os
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

import psycopg

from application.audits.figures import count
from application.audits.official import Dimension
from application.audits.scope import AuditScope
from infrastructure.cli.terminal.open_installation import caught_up
from infrastructure.main import RunningInstallation, open_installation
from infrastructure.sample_data.generated.generation import GenerationRequest, generate
from infrastructure.settings import Settings
from tests.bench.harness import NAMES, fresh, heading, median, server, show
from tests.installation import AUTHORITY

MILLION = 1_000_000
TEMPLATE = 2_000
TO_VERIFY = int(os.environ.get("HOSO_BENCH_DOSSIERS", "100000"))
UNTIL = date(2026, 10, 30)
MONTHS = 10
_INSTANTS = (
    "submitted_at",
    "accepted_at",
    "dated_at",
    "due_at",
    "late_after",
    "promised_at",
    "waiting_since",
    "ended_at",
)
_PLACES = 100


def report() -> None:
    """Both, each in a database of its own."""
    with server() as url, tempfile.TemporaryDirectory() as folder:
        _from_counts(fresh(url), Path(folder) / "counts")
        _from_the_log(fresh(url), Path(folder) / "log")


def _from_counts(url: str, folder: Path) -> None:
    """A million dossiers, made of generated ones moved by whole days; then spread over a hundred agencies more."""
    asyncio.run(_generated(url, folder, TEMPLATE))
    _multiply(url, MILLION // TEMPLATE)
    for words, spread in (("five agencies, as generated", False), (f"{_PLACES * 5} agencies", True)):
        if spread:
            _spread(url)
        heading(f"audit timeliness over {MILLION:,} dossiers, {words} ({_cells(url):,} counts), seconds")
        rows = asyncio.run(_asked(url, folder))
        scan = median(rows, 1)
        show("going through every dossier (one statement)", f"{scan:.3f}")
        show("from counts: figures, form, shares", f"{median(rows, 0):.3f}", scan / median(rows, 0))
        show("the whole command, start of Python included", f"{_command(url, folder):.3f}")


def _from_the_log(url: str, folder: Path) -> None:
    facts = asyncio.run(_generated(url, folder, TO_VERIFY))
    heading(f"audit timeliness --verify over {TO_VERIFY:,} dossiers, {facts:,} facts, seconds")
    with psycopg.connect(url) as db:
        began = perf_counter()
        stored = db.execute(f"SELECT sum(length(body)) FROM {NAMES.log}.fact WHERE stream LIKE 'dossier/%'".encode())
        stored.fetchone()
        floor = perf_counter() - began
    took = _command(url, folder, "--verify")
    show("PostgreSQL going through the same bodies alone", f"{floor:.2f}")
    show("--verify, the whole command", f"{took:.2f}", floor / took)


async def _generated(url: str, folder: Path, dossiers: int) -> int:
    async with open_installation(Settings(authority=AUTHORITY, data_dir=folder, database_url=url)) as running:
        order = GenerationRequest(dossiers=dossiers, months=MONTHS, seed=5, until=UNTIL)
        done = await generate(running.store, order, now=datetime.now(UTC), progress=lambda number: None)
        while running.reads.position < await running.log.head():
            await caught_up(running)
        return done["facts"]


def _multiply(url: str, times: int) -> None:
    """Every dossier again, so many days earlier, with its counts: as if the same days had come over and over."""
    with psycopg.connect(url, autocommit=True) as db:
        table = _table(db, "dossier")
        names = [row[0] for row in db.execute(_columns(table))]
        moved = {name: f"{name} - k.n % 300 * interval '1 day'" for name in _INSTANTS}
        moved |= {"id": "id || '-' || k.n", "overdue_before": "NULL", "due_on": "due_on - k.n % 300"}
        selected = ", ".join(moved.get(name, name) for name in names)
        copies = f"generate_series(1, {times - 1}) k(n)"
        db.execute(f"UPDATE {table} SET overdue_before = NULL".encode())
        db.execute(f"INSERT INTO {table} SELECT {selected} FROM {table}, {copies}".encode())
        tally = _table(db, "tally")
        summed = "source, agency, procedure, channel, day - k.n % 300, what, sum(number)"
        db.execute(
            f"INSERT INTO {tally} SELECT {summed} FROM {tally}, {copies} GROUP BY 1, 2, 3, 4, 5, 6 "
            f"ON CONFLICT (source, agency, procedure, channel, day, what) "
            f"DO UPDATE SET number = {tally}.number + excluded.number".encode()
        )
        db.execute(b"ANALYZE")


def _spread(url: str) -> None:
    """The same dossiers at many more agencies: counts of a province lie far apart."""
    with psycopg.connect(url, autocommit=True) as db:
        table, tally = _table(db, "dossier"), _table(db, "tally")
        db.execute(f"UPDATE {table} SET agency = agency || '.' || abs(hashtext(id)) % {_PLACES}".encode())
        db.execute(f"TRUNCATE {tally}".encode())
        day = "(%s AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
        group = "source, coalesce(agency, ''), coalesce(procedure, ''), coalesce(channel, '')"
        how = "CASE WHEN late_after IS NULL THEN 'no_deadline' WHEN ended_at > late_after THEN 'late' ELSE 'early' END"
        came = f"SELECT {group}, {day % 'submitted_at'}, 'received', 1 AS n FROM {table}"
        ended = f"SELECT {group}, {day % 'ended_at'}, {how}, 1 FROM {table} WHERE ended_at IS NOT NULL"
        spent = f"SELECT {group}, {day % 'ended_at'}, 'seconds', 1000 FROM {table} WHERE ended_at IS NOT NULL"
        every = f"({came} UNION ALL {ended} UNION ALL {spent}) m(a, b, c, d, e, f, n)"
        db.execute(
            f"INSERT INTO {tally} SELECT a, b, c, d, e, f, sum(n) FROM {every} GROUP BY 1, 2, 3, 4, 5, 6".encode()
        )
        db.execute(b"ANALYZE")


async def _asked(url: str, folder: Path) -> list[tuple[float, float]]:
    async with open_installation(Settings(authority=AUTHORITY, data_dir=folder, database_url=url)) as running:
        await caught_up(running)
        return [(await _timeliness(running), await _scan(running)) for _ in range(5)]


async def _timeliness(running: RunningInstallation) -> float:
    began = perf_counter()
    await running.audits.timeliness(AuditScope(), Dimension.FIELD)
    return perf_counter() - began


async def _scan(running: RunningInstallation) -> float:
    now = running.store.clock.now()
    began = perf_counter()
    await count(running.reads.audits, AuditScope(happened_at=now), now)
    return perf_counter() - began


def _command(url: str, folder: Path, *options: str) -> float:
    """A whole call in a process of its own: the median of three, of long ones the only one."""
    code = "import sys; from infrastructure.cli.program import run; sys.exit(run(sys.argv[1:]))"
    asked = [sys.executable, "-c", code, "audit", "timeliness", *options]
    environment = {**os.environ, "HOSO_DATABASE_URL": url, "HOSO_DATA_DIR": str(folder)}
    took = []
    for _ in range(1 if options else 3):
        began = perf_counter()
        subprocess.run(asked, env=environment, stdout=subprocess.DEVNULL, check=True)
        took.append(perf_counter() - began)
    return sorted(took)[len(took) // 2]


def _cells(url: str) -> int:
    with psycopg.connect(url) as db:
        row = db.execute(f"SELECT count(*) FROM {NAMES.read}.tally".encode()).fetchone()
        return int(row[0]) if row else 0


def _table(db: "psycopg.Connection[tuple[object, ...]]", name: str) -> str:
    """The live generation of a read model's table."""
    row = db.execute(
        f"SELECT generation FROM {NAMES.read}.tracking WHERE model = 'dossier' AND live".encode()
    ).fetchone()
    assert row is not None
    return f"{NAMES.read}.{name}_{row[0]}"


def _columns(table: str) -> bytes:
    return (
        f"SELECT attname FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0 ORDER BY attnum"
    ).encode()
