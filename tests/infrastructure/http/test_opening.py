"""A server starts while PostgreSQL is away or takes no commits: it says so, goes on trying, and then serves."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psycopg
import pytest

from application.access.actors import Role
from infrastructure.doctor.check_result import Level
from infrastructure.doctor.checks import examine
from infrastructure.log import group_writer
from infrastructure.log.schema import FILES
from infrastructure.postgres.embedded import use_embedded
from tests.graphql.served_installation import Served, serving
from tests.infrastructure.read_models.observation import eventually
from tests.installation import NAMES

pytestmark = pytest.mark.postgres


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """A server of the test's own, whose commits can be held up."""
    with use_embedded(tmp_path / "postgres") as server:
        yield server.url


def wait_for_a_standby(url: str, names: str) -> None:
    """Let every commit wait for a standby of that name; none where it is empty."""
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{names}'".encode())
        db.execute("SELECT pg_reload_conf()")
        eventually(lambda: _shown(url) == names)


def _shown(url: str) -> str:
    with psycopg.connect(url) as db:
        return str((db.execute("SHOW synchronous_standby_names").fetchone() or ("",))[0])


def _transactions(url: str) -> int:
    with psycopg.connect(url) as db:
        return int((db.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::int8").fetchone() or (0,))[0])


def _autovacuum_workers(url: str) -> int:
    with psycopg.connect(url) as db:
        counted = db.execute("SELECT count(*) FROM pg_stat_activity WHERE backend_type LIKE 'autovacuum%'").fetchone()
        return int((counted or (0,))[0])


def status(served: Served) -> tuple[int, str]:
    found = served.client.get("/readyz")
    return found.status_code, found.json()["status"]


def test_where_a_synchronous_standby_is_missing_a_first_start_says_so_and_opens_when_it_comes(
    cluster: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    wait_for_a_standby(cluster, "missing")
    with serving(cluster, tmp_path / "hoso") as served:
        code, said = status(served)
        assert (code, "synchronous_standby_names" in said) == (503, True)
        assert "synchronous_standby_names" in caplog.text
        assert served.client.get("/healthz").status_code == 200
        refused = served.client.post("/graphql", json={"query": "{ __typename }"})
        assert (refused.status_code, refused.json()["errors"][0]["extensions"]["code"]) == (503, "UNAVAILABLE")

        wait_for_a_standby(cluster, "")

        eventually(lambda: status(served) == (200, "ready"))
        assert served.client.post("/graphql", json={"query": "{ __typename }"}).status_code == 200


def test_a_server_that_records_nothing_any_more_says_so_and_answers(
    cluster: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A standby gone, or a database that takes reading only: nobody waits for ever, and readiness says why."""
    monkeypatch.setattr(group_writer, "PATIENCE_SECONDS", 1.0)
    with serving(cluster, tmp_path / "hoso") as served:
        eventually(lambda: status(served) == (200, "ready"))
        admin = served.someone(Role.ADMIN)
        asked = {"agency": "H15.70", "name": "Sở Thử", "since": "2026-01-02", "article": "QĐ 1"}
        wait_for_a_standby(cluster, "missing")
        told = admin.error(
            "mutation ($i: EstablishAgencyInput!) { establishAgency(input: $i) { __typename } }",
            i=asked | {"idempotencyKey": "k-1"},
        )
        assert told["code"] == "UNAVAILABLE"
        assert status(served)[0] == 503
        assert "synchronous standby" in status(served)[1]
        found = {one.name: one for one in examine(cluster, NAMES, FILES)}["commits"]
        assert (found.level, "synchronous_standby_names" in found.mend) == (Level.FAILED, True)
        wait_for_a_standby(cluster, "")
        eventually(lambda: status(served) == (200, "ready"))
        assert admin.does("establishAgency", idempotencyKey="k-1", **asked)["repeated"], "it was recorded after all"

        with psycopg.connect(cluster, autocommit=True) as db:
            db.execute("ALTER SYSTEM SET default_transaction_read_only = on")
            db.execute("SELECT pg_reload_conf()")
        eventually(lambda: "takes reading only" in status(served)[1])
        with psycopg.connect(cluster, autocommit=True) as db:
            db.execute("ALTER SYSTEM RESET default_transaction_read_only")
            db.execute("SELECT pg_reload_conf()")
        eventually(lambda: status(served) == (200, "ready"))


def test_a_start_writes_nothing_where_nothing_is_to_be_recorded(cluster: str, tmp_path: Path) -> None:
    with psycopg.connect(cluster, autocommit=True) as db:
        db.execute("CREATE ROLE runs LOGIN")
    own = psycopg.conninfo.make_conninfo(cluster, user="runs")
    with serving(own, tmp_path / "hoso", admin_url=cluster) as served:
        eventually(lambda: status(served) == (200, "ready"))
        eventually(lambda: served.running.projector.position == served.running.head)
    with psycopg.connect(cluster, autocommit=True) as db:  # what autovacuum does meanwhile is not the start's
        db.execute("ALTER SYSTEM SET autovacuum = off")
        db.execute("SELECT pg_reload_conf()")
    eventually(lambda: _autovacuum_workers(cluster) == 0)
    before = _transactions(cluster)
    wait_for_a_standby(cluster, "missing")

    with serving(own, tmp_path / "hoso", admin_url=cluster) as served:
        eventually(lambda: "synchronous standby" in status(served)[1])
        assert served.someone(Role.PUBLIC).ask("{ procedures { totalCount } }")  # it is open: what is asked is answered

    assert _transactions(cluster) == before
    with psycopg.connect(cluster) as db:
        granted = db.execute("SELECT pg_has_role('runs', %s, 'MEMBER')", [NAMES.app]).fetchone()
    assert granted == (True,)


def test_a_server_started_before_its_database_says_so_and_serves_when_it_comes(tmp_path: Path) -> None:
    home = tmp_path / "postgres"
    with use_embedded(home) as server:
        url = server.url
    with _program(url, tmp_path) as program:
        assert program.stderr is not None
        assert program.stdout is not None
        assert "nothing is served yet, trying again" in program.stderr.readline()
        address = program.stdout.readline().split("/graphql")[0].removeprefix("GraphQL: ")
        with httpx.Client(base_url=address, timeout=60) as client:
            ready = client.get("/readyz")
            assert (ready.status_code, "the log does not answer" in ready.text) == (503, True)
            with use_embedded(home):
                eventually(lambda: client.get("/readyz").status_code == 200)
                program.send_signal(signal.SIGTERM)
                program.wait(60)


@contextmanager
def _program(url: str, folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """«hoso serve» on a database that is away."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("HOSO_")}
    own |= {
        "HOSO_DATABASE_URL": url,
        "HOSO_DATA_DIR": str(folder / "hoso"),
        "HOSO_AUTHORITY": "H14",
    }
    words = [sys.executable, "-m", "infrastructure.cli.program", "serve", "--port", "0"]
    with subprocess.Popen(words, env=own, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        try:
            yield program
        finally:
            program.send_signal(signal.SIGTERM)
            program.wait(60)
