"""Explorer, health, readiness: what a person and a supervisor see."""

import re
import shutil
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import psycopg
import pytest

import infrastructure.http.app as web
from application.access.actors import Role
from infrastructure.workers.supervision import Worker
from tests.graphql.served_installation import Served, fresh_database, listening, make_context, serving
from tests.infrastructure.read_models.observation import eventually

EXPLORER = Path(web.__file__).parent / "explorer.html"


@pytest.fixture
def served(server_url: str, tmp_path: Path) -> Iterator[Served]:
    """An installation of the test's own."""
    with fresh_database(server_url) as url, serving(url, tmp_path) as opened:
        yield opened


@pytest.mark.postgres
def test_a_house_that_is_well_says_so(served: Served) -> None:
    assert served.client.get("/healthz").json() == {"status": "ok"}
    ready = served.client.get("/readyz")
    assert (ready.status_code, ready.json()["status"]) == (200, "ready")
    assert ready.json()["seal"].startswith("there is no seal here")


@pytest.mark.postgres
def test_a_house_without_its_database_says_so_and_lives_on(served: Served) -> None:
    # when
    name = psycopg.conninfo.conninfo_to_dict(served.database)["dbname"]
    other = psycopg.conninfo.make_conninfo(served.database, dbname="postgres")
    with psycopg.connect(other, autocommit=True) as db:
        db.execute(_stop(str(name)))
        eventually(lambda: not sessions(db, str(name)))
        # then
        ready = served.client.get("/readyz")
        assert ready.status_code == 503
        assert "the log does not answer" in ready.json()["status"]
        assert served.client.get("/healthz").status_code == 200
        told = served.someone(Role.PUBLIC).answer("{ procedures { totalCount } }")
        assert told["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
        # and when it is back
        db.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true".encode())
    until = time.monotonic() + 60
    while served.client.get("/readyz").status_code != 200:
        assert time.monotonic() < until, served.client.get("/readyz").text
        time.sleep(0.2)


def sessions(db: psycopg.Connection[Any], name: str) -> int:
    """How many were still connected to a database: whoever was just knocking when the door closed is sent away too."""
    row = db.execute(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = %s", [name]
    ).fetchone()
    return row[0] if row else 0


def _stop(name: str) -> bytes:
    return (
        f"DO $$ BEGIN ALTER DATABASE {name} ALLOW_CONNECTIONS false; "
        f"PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'; END $$"
    ).encode()


class Free:
    """A log that nothing keeps from being written."""

    async def obstacle(self) -> None:
        """Nothing."""


class Standing:
    """A log that answers a position."""

    async def head(self) -> int:
        """The position."""
        return 20_000


class Whole:
    """A log that lacks nothing."""

    unreadable = None

    async def missing(self) -> None:
        """Nothing."""


@pytest.mark.parametrize(
    ("projector", "told"),
    [
        ({"failure": "OperationalError: host db.internal"}, "read models stand still: OperationalError"),
        ({"parked": 2}, "2 streams are parked"),
        ({"position": 9}, "read models are 19991 facts behind"),
        ({}, "the log is not what was sealed (FORKED)"),
        ({"worker": {"failures": 3, "failure": "OperationalError: host db.internal"}}, "recalculation fails again"),
        ({"worker": {"behind": lambda: 7, "lag": lambda: 601.0}}, "recalculation is 601 s behind"),
        ({"worker": {"failures": 2, "behind": lambda: 7, "lag": lambda: 599.0}}, "ready"),
        ({}, "ready"),
    ],
)
def test_readiness_tells_what_keeps_read_models_and_workers(projector: dict[str, Any], told: str) -> None:
    workers = (Worker("recalculation", **projector.get("worker", {})),)
    standing = SimpleNamespace(**({"failure": None, "parked": 0, "position": 20_000} | projector))
    alarm = SimpleNamespace(kind="FORKED") if "FORKED" in told else None
    seals = SimpleNamespace(size=lambda: 7, alarm=lambda: alarm, confirmed=lambda: None)

    @asynccontextmanager
    async def opened() -> AsyncIterator[Any]:
        log = SimpleNamespace(stored=0, obstacle=Free().obstacle)
        store = SimpleNamespace(log=Standing(), incident=None)
        yield SimpleNamespace(
            store=store, projector=standing, log=log, seals=seals, sealer=None, workers=workers, head=20_000,
            losses=Whole(),
        )  # fmt: skip

    def nothing(body: bytes) -> None:
        return None

    from api.schema import schema

    app = web.create_app(opened, schema, nothing, make_context, None)
    with listening(app) as address:
        found = httpx.get(f"{address}/readyz", timeout=60)
    assert found.json()["status"].startswith(told)
    assert found.status_code == (200 if told == "ready" else 503)
    assert "db.internal" not in found.text


def test_the_explorer_needs_nothing_from_elsewhere() -> None:
    page = EXPLORER.read_text(encoding="utf-8")
    assert re.findall(r"https?:|//[a-z]|@import|url\(|<link|src=", page) == []


@pytest.mark.postgres
def test_the_explorer_is_served_and_may_load_nothing(served: Served) -> None:
    found = served.client.get("/")
    assert found.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in found.headers["content-security-policy"]
    assert found.text == EXPLORER.read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("node") is None, reason="no node here to read the page's script")
def test_the_script_of_the_explorer_can_be_read(tmp_path: Path) -> None:
    (script,) = re.findall(r"<script>(.*?)</script>", EXPLORER.read_text(encoding="utf-8"), re.DOTALL)
    file = tmp_path / "explorer.js"
    file.write_text(script, encoding="utf-8")
    checked = subprocess.run(["node", "--check", str(file)], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.postgres
def test_every_example_of_the_explorer_runs(served: Served) -> None:
    page = EXPLORER.read_text(encoding="utf-8")
    examples = re.findall(r'<script type="text/plain" data-name="([^"]+)">(.*?)</script>', page, re.DOTALL)
    assert len(examples) >= 5
    from graphql import parse, validate

    from api.schema import schema

    for name, operation in examples:
        assert validate(schema._schema, parse(operation)) == [], name
