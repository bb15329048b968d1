"""The follower of the README, copied out of the installation: it sees each fact of a running server once."""

import ast
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import httpx
import psycopg
import pytest

from application.access.actors import Actor, Role
from domain.values import ActorId
from infrastructure.eventsourcing_contracts import example_follower
from infrastructure.identity.tokens import Tokens
from infrastructure.system_clock import SystemClock
from tests.graphql.conftest import content
from tests.graphql.served_installation import ACT, fresh_database
from tests.infrastructure.read_models.observation import eventually
from tests.infrastructure.workers.server_process import environment, serving

EXAMPLE = Path(example_follower.__file__)
KILLS, PUBLISHED = 3, 12
"""How often the follower is killed, and how much is published meanwhile each time."""


def test_the_example_is_short_and_imports_the_library_alone() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    imported = [node.module or "" for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)]

    assert len(text.splitlines()) <= 40
    assert {name.split(".")[0] for name in imported} == {"typing", "eventsourcing"}
    assert not any(isinstance(node, ast.Import) for node in ast.walk(ast.parse(text)))


class Publisher:
    """Somebody who publishes procedures over HTTP."""

    def __init__(self, address: str, data_dir: Path) -> None:
        actor = Actor(ActorId("publisher"), Role.PUBLISHER)
        token = Tokens(data_dir / "identity", SystemClock()).issue(actor, timedelta(hours=1))
        self._client = httpx.Client(base_url=address, headers={"authorization": f"Bearer {token}"}, timeout=20)
        self._number = 0

    def publishes(self, count: int) -> None:
        """So many procedures, one after the other."""
        for _ in range(count):
            self._number += 1
            asked = {"procedure": f"1.{self._number:06}", "content": content("Thủ tục", "5 ngày làm việc")}
            query = ACT % ("PublishProcedure", "publishProcedure")
            answer = self._client.post("/graphql", json={"query": query, "variables": {"input": asked}}).json()
            assert answer["data"]["result"]["__typename"] == "Receipt", answer

    def close(self) -> None:
        self._client.close()


@contextmanager
def following(database: str, folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The copied example as a process of its own."""
    settings = {
        "HOSO_PERSISTENCE_MODULE": "infrastructure.eventsourcing_contracts",
        "FOLLOWER_PERSISTENCE_MODULE": "eventsourcing.sqlite",
        "FOLLOWER_SQLITE_DBNAME": str(folder / "seen.sqlite"),
    }
    variables = environment(database, folder) | settings
    with subprocess.Popen([sys.executable, str(folder / "follower.py")], env=variables, cwd=folder) as follower:
        try:
            yield follower
        finally:
            follower.kill()


def received(folder: Path) -> list[tuple[int, str]]:
    """What the follower kept, in its own order."""
    try:
        with closing(sqlite3.connect(folder / "seen.sqlite", timeout=20)) as db:
            return db.execute("SELECT position, stream FROM received ORDER BY rowid").fetchall()
    except sqlite3.OperationalError:
        return []  # it has not begun


def recorded(database: str) -> list[tuple[int, str]]:
    """What it was to see."""
    wanted = "SELECT position, stream FROM log_h14.fact WHERE topic = 'procedure.published.v1' ORDER BY position"
    with psycopg.connect(database) as db:
        return db.execute(wanted).fetchall()


def wait_for(folder: Path, count: int) -> None:
    """Until the follower has seen so many."""
    eventually(lambda: len(received(folder)) >= count)


@pytest.mark.postgres
def test_it_sees_each_fact_of_a_running_server_once_however_often_it_is_killed(server_url: str, tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path / "follower.py")
    chance = random.Random(13)
    with fresh_database(server_url) as database, serving(database, tmp_path / "hoso") as (_, address):
        publisher = Publisher(address, tmp_path / "hoso")
        publisher.publishes(PUBLISHED)
        for _ in range(KILLS):
            with following(database, tmp_path) as follower:
                enough = len(received(tmp_path)) + chance.randint(1, PUBLISHED // 2)
                publisher.publishes(PUBLISHED)
                wait_for(tmp_path, enough)
                follower.kill()
            publisher.publishes(PUBLISHED)
        with following(database, tmp_path):
            wait_for(tmp_path, len(recorded(database)))
        publisher.close()
        assert len(recorded(database)) == PUBLISHED * (1 + 2 * KILLS)
        assert received(tmp_path) == recorded(database)
