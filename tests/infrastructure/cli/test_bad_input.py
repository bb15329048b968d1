"""Bad input is one line that says what, where and what to do; the exit code is 2 and nothing changes."""

import contextlib
import json
import socket
from errno import ENOSPC
from pathlib import Path

import psycopg
import pytest

from infrastructure.cli.terminal.errors import complaint_about
from infrastructure.cli.terminal.open_installation import settings
from infrastructure.read_models.catch_up import Overtaken
from tests.infrastructure.cli.conftest import Hoso

START = "2026-01-05T09:00:00+07:00"

UNUSABLE: list[tuple[list[str], str]] = [
    (["nonsense"], "No such command"),
    (["due"], "--from and --limit"),
    (["due", "--from", "yesterday", "--limit", "5 days"], "--from"),
    (["due", "--from", "2026-01-05T09:00:00", "--limit", "5 days"], "offset"),
    (["due", "--from", START, "--limit", "5 weeks"], "5 weeks"),
    (["due", "--from", "2030-01-05T09:00:00+07:00", "--limit", "5 working days"], "2030"),
    (["due", "--from", START, "--limit", "999999 months"], "calendar"),
    (["due", "--batch", "/nowhere/questions"], "/nowhere/questions"),
    (["due", "--batch", "-", "--from", START], "--batch"),
    (["import", "procedures", "/nowhere/catalogue"], "/nowhere/catalogue"),
    (["import", "processes", "/nowhere/processes"], "/nowhere/processes"),
    (["import", "history", "/nowhere/log.csv", "--mapping", "receipt"], "/nowhere/log.csv"),
    (["import", "history", "/nowhere/log.csv", "--mapping", "unheard"], "receipt"),
    (["import", "history", "/nowhere/log.csv"], "--mapping"),
    (["audit", "timeliness", "--happened-at", "now"], "--happened-at"),
    (["audit", "timeliness", "--happened-at", "0001-01-01T00:00:00+07:00"], "--happened-at"),
    (["audit", "timeliness", "--period", "9999-12"], "--period"),
    (["due", "--from", "9999-12-31T23:59:59+00:00", "--limit", "1 hour"], "--from"),
    (["audit", "timeliness"], "HOSO_DATABASE_URL"),
    (["replay", "H14.15-260105-0001", "--known-at", "2026"], "--known-at"),
    (["token", "--role", "emperor"], "emperor"),
    (["token", "--role", "system"], "system"),
    (["token", "--role", "intake"], "--agency"),
    (["token", "--role", "intake", "--agency", "so y te"], "so y te"),
    (["token", "--role", "inspector", "--hours", "-1"], "--hours"),
    (["generate", "--dossiers", "0"], "--dossiers"),
    (["generate", "--dossiers", "1", "--until", "2999-01-01"], "--until"),
    (["generate", "--dossiers", "1", "--until", "someday"], "--until"),
    (["serve", "--port", "high"], "--port"),
]


@pytest.mark.parametrize(("arguments", "named"), UNUSABLE, ids=[" ".join(row[0][:4]) for row in UNUSABLE])
def test_one_line_names_what_is_wrong(hoso: Hoso, arguments: list[str], named: str) -> None:
    answer = hoso(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.count("\n") == 1
    assert named in answer.err


@pytest.mark.parametrize("command", [["serve"], ["witness", "--log", "unread"]], ids=lambda words: words[0])
def test_a_port_that_is_taken_is_named_before_anything_is_made(
    hoso: Hoso, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.delenv("HOSO_DATABASE_URL")
    monkeypatch.chdir(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        answer = hoso(*command, "--port", port)
    assert (answer.code, answer.err.count("\n")) == (2, 1), answer.err
    assert (
        f"port {port} of 127.0.0.1: address already in use; end the program that has it, or name another" in answer.err
    )
    assert list(tmp_path.iterdir()) == []


def test_an_address_that_cannot_be_read_is_not_repeated(hoso: Hoso, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOSO_DATABASE_URL", "postgresq//user:secret@host")
    answer = hoso("audit", "timeliness")
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "HOSO_DATABASE_URL" in answer.err
    assert "secret" not in answer.err


@pytest.mark.parametrize("setting", ["HOSO_DATABASE_URL", "HOSO_ADMIN_URL", "HOSO_SEALER_URL"])
def test_an_address_that_cannot_be_read_is_named_by_its_setting(
    hoso: Hoso, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setenv(setting, "rubbish=")
    answer = hoso("seal", "--once")
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert answer.err.startswith(f"hoso: {setting} cannot be read")


def test_a_setting_that_is_empty_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOSO_DATABASE_URL", "HOSO_DATA_DIR"):
        monkeypatch.setenv(name, "")
    assert (settings().database_url, settings().data_dir) == (None, Path(".hoso"))


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("{broken", "line 2"),
        ("[]", "line 2"),
        ('{"name": "x"}', "code"),
        ('{"code": "nonsense", "name": "x", "time_limits": []}', "nonsense"),
    ],
)
def test_a_broken_catalogue_names_its_line(hoso: Hoso, tmp_path: Path, line: str, named: str) -> None:
    good = json.dumps({"code": "1.000001", "name": "Thủ tục", "time_limits": []})
    path = tmp_path / "catalogue.jsonl"
    path.write_text(f"{good}\n{line}\n")
    answer = hoso("import", "procedures", path)
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "line 2" in answer.err
    assert named in answer.err


def test_a_full_disk_is_not_our_fault(hoso: Hoso, monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/full", "w") as full:
        monkeypatch.setattr("sys.stdout", full)
        answer = hoso("due", "--from", START, "--limit", "5 days")
        monkeypatch.undo()
        with contextlib.suppress(OSError):
            full.close()
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "no room is left" in answer.err


@pytest.mark.parametrize(
    ("error", "told", "code"),
    [
        (OSError(ENOSPC, "No space left on device"), "no room is left", 1),
        (OSError(ENOSPC, "No space left on device", "report.pdf"), "report.pdf", 1),
        (psycopg.errors.DiskFull("could not extend file"), "no room is left: could not extend file; make room", 1),
        (psycopg.errors.ReadOnlySqlTransaction("cannot execute CREATE"), "reset default_transaction_read_only", 2),
        (Overtaken("dossier: a newer rebuild has switched already"), "that one serves", 1),
        (psycopg.OperationalError("connection refused"), "does not answer: connection refused", 2),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_the_surroundings_refuse_is_not_our_fault(error: Exception, told: str, code: int) -> None:
    complaint = complaint_about(error)
    assert told in complaint.line
    assert "our fault" not in complaint.line
    assert complaint.exit_code == code


def test_what_nobody_expected_is_our_fault_in_one_line(hoso: Hoso, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("the sky\nfell")

    monkeypatch.setattr("infrastructure.cli.terminal.open_installation.settings", broken)
    answer = hoso("audit", "timeliness")
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "HOSO_TRACEBACK" in answer.err
