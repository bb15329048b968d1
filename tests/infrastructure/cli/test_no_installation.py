"""Who only looks founds nothing: where there is no installation that is said in one line, and nothing is made."""

from pathlib import Path

import psycopg
import pytest

from tests.infrastructure.cli.conftest import Hoso

LOOKING: list[list[str]] = [
    ["replay", "H14.15-260105-0001"],
    ["diff", "H14.15-260105-0001", "--from-known-at", "2026-01-05T09:00:00+07:00"],
    ["audit", "timeliness"],
    ["audit", "findings"],
    ["due", "--from", "2026-01-05T09:00:00+07:00", "--procedure", "1.000001"],
    ["due", "--from", "2026-01-05T09:00:00+07:00", "--limit", "4 working hours", "--at-agency", "H14.15"],
    ["receipt", "H14.15-260105-0001"],
    ["export", "evidence", "--all", "evidence.tar"],
    ["export", "ocel", "log.json"],
    ["export", "xes", "log.xes"],
    ["rebuild"],
    ["explain-restore", "--reason", "hỏng đĩa"],
]
EMBEDDED: list[list[str]] = [["doctor"], ["seal", "--once"], ["seal"]]
"""Of a given database the doctor says what is missing there, and a sealer waits for the log."""


def name(words: list[str]) -> str:
    return " ".join(words[:2])


@pytest.mark.parametrize("words", LOOKING + EMBEDDED, ids=name)
def test_an_empty_folder_stays_empty(
    hoso: Hoso, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.delenv("HOSO_DATABASE_URL")
    monkeypatch.chdir(tmp_path)

    answer = hoso(*words)

    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1), answer.err
    assert f"there is no installation in {tmp_path / 'hoso'}: name its folder in HOSO_DATA_DIR" in answer.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.postgres
@pytest.mark.parametrize("words", LOOKING, ids=name)
def test_a_database_of_something_else_is_left_as_it_is(
    housed: Hoso, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    answer = housed(*words)

    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1), answer.err
    assert "there is no installation in the database that HOSO_DATABASE_URL names" in answer.err
    assert list(tmp_path.iterdir()) == []
    with psycopg.connect(database_url) as db:
        assert db.execute("SELECT FROM pg_namespace WHERE nspname IN ('log_h14', 'read_h14')").fetchall() == []
