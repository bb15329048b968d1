"""A login that may not, and a database without a log: one line, or a finding, never our fault (thiếu quyền)."""

import json
from collections.abc import Iterator

import psycopg
import pytest

from tests.infrastructure.cli.conftest import Hoso

pytestmark = pytest.mark.postgres


@pytest.fixture
def stranger(founded: Hoso, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hoso]:
    """The program under a login that may read the log, and act as none of its roles."""
    with psycopg.connect(database_url, autocommit=True) as db:
        db.execute("CREATE ROLE stranger LOGIN")
        db.execute("GRANT USAGE ON SCHEMA log_h14 TO stranger")
        db.execute("GRANT SELECT ON ALL TABLES IN SCHEMA log_h14 TO stranger")
    monkeypatch.setenv("HOSO_DATABASE_URL", psycopg.conninfo.make_conninfo(database_url, user="stranger"))
    yield founded
    with psycopg.connect(database_url, autocommit=True) as db:
        db.execute("DROP OWNED BY stranger")
        db.execute("DROP ROLE stranger")


@pytest.mark.parametrize("words", [["serve", "--port", 0], ["seal", "--once"]], ids=lambda words: words[0])
def test_what_the_login_lacks_is_said_in_one_line(words: list[object], stranger: Hoso) -> None:
    refused = stranger(*words)

    assert (refused.code, refused.err.count("\n"), "our fault" in refused.err) == (2, 1, False)
    assert "hoso_log_h14_" in refused.err
    assert "GRANT" in refused.err


def test_a_doctor_without_rights_still_says_what_it_saw(stranger: Hoso) -> None:
    found = {one["name"]: one for one in json.loads(stranger("doctor", "--whole", "--format", "json").out)}

    assert (found["lost facts"]["level"], "permission denied" in found["lost facts"]["what"]) == ("failed", True)
    assert (found["chain"]["level"], found["keys"]["level"]) == ("failed", "warning")


def test_of_an_empty_database_the_doctor_says_that_there_is_no_installation(housed: Hoso) -> None:
    answer = housed("doctor", "--format", "json")

    found = {one["name"]: one for one in json.loads(answer.out)}
    assert (answer.code, answer.err) == (1, "")
    assert "there is no installation here" in found["log"]["what"]
    assert found["lost facts"]["level"] == "failed"
