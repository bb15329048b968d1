"""Deadlines are recalculated once, however often the server that does it is killed in the middle of it."""

import asyncio
import random
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest

from application.access.actors import SYSTEM, Actor, Role
from application.record import record
from domain.calendar.commands import SwapWorkingDay
from domain.dossier import commands as c
from domain.procedure.commands import PublishProcedure
from domain.procedure.content import ProcedureContent
from domain.procedure.identity import ProcedureKey
from domain.values import AgencyId, Article, Channel, DossierId, ProcedureCode
from infrastructure.main import RunningInstallation, open_installation
from tests.domain.dossier import given_when_then as g
from tests.graphql.served_installation import PRESENT, SettledClock, TestSettings, fresh_database
from tests.infrastructure.read_models.observation import eventually
from tests.infrastructure.workers.server_process import serving
from tests.installation import AUTHORITY

pytestmark = pytest.mark.postgres
DOSSIERS, AT_ONCE, KILLS = 400, 50, 3
CODE = ProcedureCode("1.001806")
CITIZEN = Actor(g.CITIZEN, Role.APPLICANT, person=g.SUBMIT.applicant)
INTAKE = Actor(g.DESK, Role.INTAKE, AgencyId("H15.50"))
SWAP = SwapWorkingDay(date(2026, 3, 9), date(2026, 3, 14), Article("CV 12729/VPCP-KGVX"))


@pytest.fixture
def database(server_url: str) -> Iterator[str]:
    """A database of the test's own."""
    with fresh_database(server_url) as url:
        yield url


def in_installation(database: str, data_dir: Path, *steps: Any) -> None:
    """Do something in an installation that answers nobody."""

    async def run() -> None:
        settings = TestSettings(authority=AUTHORITY, data_dir=data_dir, database_url=database)
        async with open_installation(settings, clock=SettledClock()) as running:
            for step in steps:
                await step(running)

    asyncio.run(run())


async def accept_dossiers(running: RunningInstallation) -> None:
    """So many dossiers, all of them promised for the day that will be swapped away."""
    content = ProcedureContent(name="Thủ tục", limits=g.limits((None, "5 ngày làm việc")))
    publish = PublishProcedure(
        procedure=ProcedureKey(CODE), code=CODE, content=content, decision=None, effective_on=None
    )
    await record(running.store, SYSTEM, publish)
    for start in range(0, DOSSIERS, AT_ONCE):
        await asyncio.gather(*(accept(running, DossierId(f"h-{start + n}")) for n in range(AT_ONCE)))


async def accept(running: RunningInstallation, dossier: DossierId) -> None:
    """One dossier, handed in and taken in."""
    submit = c.SubmitDossier(
        dossier=dossier,
        by=g.CITIZEN,
        occurred_at=PRESENT,
        procedure=CODE,
        agency=AgencyId("H15.50"),
        channel=Channel.ONLINE,
        applicant=g.SUBMIT.applicant,
        applicant_kind=g.SUBMIT.applicant_kind,
        encrypted=g.SUBMIT.encrypted,
    )
    await record(running.store, CITIZEN, submit)
    await record(running.store, INTAKE, c.AcceptDossier(dossier=dossier, by=g.DESK, occurred_at=PRESENT))


async def swap(running: RunningInstallation) -> None:
    """The decision that moves every promised date."""
    await record(running.store, SYSTEM, SWAP)


def one(database: str, sql: str) -> Any:
    """A number out of the log."""
    with psycopg.connect(database) as db:
        row = db.execute(sql.encode()).fetchone()
    assert row is not None
    return row[0]


def moved(database: str) -> int:
    return int(one(database, "SELECT count(*) FROM log_h14.fact WHERE topic = 'dossier.deadline_moved.v1'"))


def reports(database: str) -> int:
    return int(one(database, "SELECT count(*) FROM log_h14.fact WHERE stream = 'calendar/vn/recalculation'"))


def followed(database: str) -> int:
    """Up to where the process manager says that all is done."""
    held = "SELECT coalesce(max(position), 0) FROM read_h14.tracking WHERE model = 'deadline_recalculation:hoso'"
    return int(one(database, held))


def decided(database: str) -> int:
    return int(one(database, "SELECT max(position) FROM log_h14.fact WHERE stream = 'calendar/vn'"))


def kill_after(server: "subprocess.Popen[bytes]", database: str, moves: int) -> None:
    """kill -9, once so many dates have moved."""
    with psycopg.connect(database, autocommit=True) as db:
        count = "SELECT count(*) FROM log_h14.fact WHERE topic = 'dossier.deadline_moved.v1'"
        eventually(lambda: (db.execute(count).fetchone() or (0,))[0] >= moves)
    server.kill()
    server.wait()


def assert_all_moved_once(database: str) -> None:
    eventually(lambda: followed(database) == decided(database))
    assert moved(database) == DOSSIERS
    distinct = "SELECT count(DISTINCT stream) FROM log_h14.fact WHERE topic = 'dossier.deadline_moved.v1'"
    assert one(database, distinct) == DOSSIERS
    assert reports(database) == 1
    report = "SELECT convert_from(body, 'UTF8')::json FROM log_h14.fact WHERE stream = 'calendar/vn/recalculation'"
    reported = one(database, report)
    assert (reported["looked_at"], reported["moved"]) == (DOSSIERS, DOSSIERS), (
        "the report is of all, whoever moved them"
    )


def test_a_server_killed_in_the_middle_goes_on_where_it_was_and_moves_nothing_twice(
    database: str, tmp_path: Path
) -> None:
    in_installation(database, tmp_path, accept_dossiers)
    with serving(database, tmp_path):
        eventually(lambda: followed(database) == decided(database))
    in_installation(database, tmp_path, swap)
    chance = random.Random(13)

    for _ in range(KILLS):
        with serving(database, tmp_path) as (server, _):
            kill_after(server, database, moved(database) + chance.randint(1, DOSSIERS // 10))
        assert 0 < moved(database) < DOSSIERS, "the kill came too late to prove anything"
        assert (reports(database), followed(database) < decided(database)) == (0, True)

    with serving(database, tmp_path) as (_, address):
        assert_all_moved_once(database)
        eventually(lambda: metric(address, "hoso_worker_lag") == 0)
        assert httpx.get(f"{address}/readyz", timeout=60).json()["status"] == "ready"


def test_of_two_servers_the_other_finishes_what_the_killed_one_began(database: str, tmp_path: Path) -> None:
    in_installation(database, tmp_path, accept_dossiers)
    with serving(database, tmp_path) as (first, _):
        eventually(lambda: followed(database) == decided(database))
        with serving(database, tmp_path):
            in_installation(database, tmp_path, swap)
            kill_after(first, database, 1)
            assert 0 < moved(database) < DOSSIERS, "the kill came too late to prove anything"

            assert_all_moved_once(database)


def metric(address: str, name: str) -> float:
    """What a server says of its process manager."""
    lines = httpx.get(f"{address}/metrics", timeout=60).text.splitlines()
    (line,) = [line for line in lines if line.startswith(f'{name}{{worker="deadline_recalculation"}}')]
    return float(line.split()[-1])
