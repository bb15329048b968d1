"""Tokens, the schema, rebuilding."""

import json
import os
import random
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from infrastructure.cli.program import PROGRAM
from infrastructure.identity.tokens import Tokens
from infrastructure.read_models.generations import SWITCH
from infrastructure.system_clock import SystemClock
from tests.infrastructure.cli.conftest import Hoso
from tests.infrastructure.read_models.observation import eventually

WAITING = """
SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


def test_a_token_names_who_acts(hoso: Hoso, tmp_path: Path) -> None:
    answer = hoso("token", "--role", "case", "--agency", "H14.15", "--unit", "P1", "--subject", "can-bo-1")
    assert answer.code == 0
    actor = Tokens(tmp_path / "hoso" / "identity", SystemClock()).actor(answer.out.strip())
    assert (actor.id, actor.role.value, actor.agency, actor.unit) == ("can-bo-1", "case", "H14.15", "P1")


def test_the_schema_is_printed(hoso: Hoso) -> None:
    answer = hoso("schema")
    assert answer.code == 0
    assert "type Query" in answer.out


def test_every_command_of_the_house_is_there(hoso: Hoso) -> None:
    named = {command.name for command in PROGRAM.registered_commands} | {
        group.name for group in PROGRAM.registered_groups
    }
    wanted = {"serve", "demo", "import", "replay", "audit", "due", "generate", "rebuild", "token", "schema"}
    wanted |= {
        "diff",
        "doctor",
        "explain-restore",
        "export",
        "keys",
        "receipt",
        "rules",
        "seal",
        "verify",
        "whatif",
        "witness",
    }
    assert named == wanted
    assert hoso().code == 0  # without a word it shows them


@pytest.mark.postgres
def test_read_models_are_rebuilt_by_name_or_all(founded: Hoso) -> None:
    assert founded("rebuild").out.count("rebuilt up to position") == 4
    assert founded("rebuild", "dossier").out.startswith("dossier: rebuilt")
    refused = founded("rebuild", "weather")
    assert (refused.code, "weather" in refused.err) == (2, True)


@pytest.mark.postgres
def test_a_procedure_with_a_name_as_long_as_a_page_is_rebuilt_too(housed: Hoso, tmp_path: Path) -> None:
    letters = random.Random(1).choices("abcdefghijklmnopqrstuvwxyz", k=9000)  # nothing packs them
    path = tmp_path / "catalogue.jsonl"
    path.write_text(json.dumps({"code": "1.000001", "name": "".join(letters), "time_limits": []}))
    assert housed("import", "procedures", path).code == 0
    answer = housed("rebuild", "procedure")
    assert (answer.code, answer.err) == (0, "")


@pytest.mark.postgres
def test_a_rebuild_tells_what_it_made(founded: Hoso) -> None:
    told = [founded("rebuild", "timeline", "dossier", "--digest").out.splitlines() for _ in range(2)]
    assert [line.split(" ")[:2] for line in told[0][1::2]] == [["timeline:", "digest"], ["dossier:", "digest"]]
    assert told[0][1::2] == told[1][1::2]


@pytest.mark.postgres
@pytest.mark.parametrize("told", ["client_encoding TO 'LATIN1'", "standard_conforming_strings TO off"])
def test_what_a_database_tells_its_sessions_changes_nothing(housed: Hoso, database_url: str, told: str) -> None:
    with psycopg.connect(database_url, autocommit=True) as db:
        db.execute(f"ALTER DATABASE {db.info.dbname} SET {told}".encode())

    assert housed("demo", "--once").code == 0

    for command in (["rebuild"], ["doctor", "--whole"], ["seal", "--once"], ["audit", "timeliness", "--verify"]):
        answer = housed(*command)
        assert answer.code == 0, answer
    replayed = housed("replay", "H14.15-260112-0001")
    assert "Nộp hồ sơ thủ tục 1.001806" in replayed.out
    with psycopg.connect(database_url) as db:
        assert db.execute("SELECT count(*) FROM read_h14.parked").fetchone() == (0,)


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl-C is heard, also where the tests were started in the background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.postgres
def test_an_interrupted_rebuild_drops_what_was_half_made_and_says_so(
    housed: Hoso, database_url: str, interruptible: None
) -> None:
    housed("demo", "--once")
    before = tracked(database_url)
    with psycopg.connect(database_url, autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(%s)", [SWITCH])  # no generation can be begun

        def interrupt() -> None:
            eventually(lambda: admin.execute(WAITING).fetchone() == (1,))
            os.kill(os.getpid(), signal.SIGINT)
            admin.execute("SELECT pg_advisory_unlock(%s)", [SWITCH])

        thread = threading.Thread(target=interrupt)
        thread.start()
        answer = housed("rebuild", "dossier", "timeline")
        thread.join()
    assert answer.code == 130
    assert answer.out == "cancelled: what was half made is dropped; as before: dossier, timeline\n"
    assert tracked(database_url) == before


def tracked(url: str) -> list[tuple[object, ...]]:
    """Every generation and table there is."""
    with psycopg.connect(url) as db:
        made = db.execute("SELECT model, generation, live FROM read_h14.tracking ORDER BY 1, 2").fetchall()
        return made + db.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'read_h14' ORDER BY 1").fetchall()


@pytest.mark.postgres
def test_dates_are_counted_on_an_agency_as_recorded(housed: Hoso) -> None:
    asked = ("due", "--from", "2026-01-05T09:00:00+07:00", "--limit", "4 working hours")
    assert housed(*asked, "--at-agency", "H14.15").code == 2
    housed("demo", "--once")
    assert housed(*asked, "--at-agency", "H14.15").out.startswith("14:30:00, 05/01/2026")
