"""Whose installation it is, at the command line: as the demonstration says, as nobody says, as cannot be meant."""

import json
from pathlib import Path

import pytest

from tests.infrastructure.cli.conftest import Hoso
from tests.infrastructure.evidence.attacks import as_superuser

pytestmark = pytest.mark.postgres


@pytest.fixture
def embedded(hoso: Hoso, monkeypatch: pytest.MonkeyPatch) -> Hoso:
    """Runs a command with the server in the data directory, and nothing said about whose it is."""
    for name in ("HOSO_DATABASE_URL", "HOSO_AUTHORITY", "HOSO_ADMIN_URL"):
        monkeypatch.delenv(name, raising=False)
    return hoso


def installation(hoso: Hoso) -> tuple[str, str]:
    """What the doctor says of it."""
    found = json.loads(hoso("doctor", "--format", "json").out)
    return next((one["level"], one["what"]) for one in found if one["name"] == "installation")


def test_the_demonstration_is_of_its_own_authority(embedded: Hoso, tmp_path: Path) -> None:
    assert embedded("demo", "--once").code == 0
    assert installation(embedded) == ("ok", "H14 in log_h14 and read_h14")
    assert "hoso.localhost/h14: " in embedded("seal", "--once").out

    keys = embedded("keys").out
    (tmp_path / "keys").write_text(keys, encoding="utf-8")
    embedded("export", "evidence", "--all", tmp_path / "evidence.tar")

    assert "log hoso.localhost/h14+" in keys
    assert "server hoso.localhost/h14/promise+" in keys
    assert embedded("verify", tmp_path / "evidence.tar", "--key", tmp_path / "keys").code == 0


def test_what_nobody_named_is_local_which_the_doctor_finds_and_the_demonstration_leaves(
    embedded: Hoso, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert embedded("generate", "--dossiers", 1, "--months", 1).code == 0
    assert installation(embedded) == ("warning", "nobody has said whose log it is (LOCAL)")
    assert embedded("demo", "--once").code == 0
    assert installation(embedded)[0] == "warning"
    monkeypatch.setenv("HOSO_AUTHORITY", "H14")
    for words in (["demo", "--once"], ["doctor"], ["replay", "H14.15-260105-0001"], ["seal", "--once"]):
        refused = embedded(*words)
        assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1), words
        assert "HOSO_AUTHORITY is H14, but the installation here is for good that of LOCAL" in refused.err


@pytest.mark.parametrize(
    "words", [["demo", "--once"], ["serve", "--port", "0"], ["generate", "--dossiers", "1"]], ids=" ".join
)
def test_a_given_database_is_not_taken_for_nobody(
    housed: Hoso, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.delenv("HOSO_AUTHORITY")
    refused = housed(*words)
    assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert "set HOSO_AUTHORITY to the code of the authority" in refused.err


@pytest.mark.parametrize("words", [["demo", "--once"], ["doctor"], ["seal", "--once"], ["rebuild"]], ids=" ".join)
def test_what_is_no_code_is_said_in_one_line(
    housed: Hoso, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str]
) -> None:
    monkeypatch.setenv("HOSO_AUTHORITY", "Lào Cai")
    refused = housed(*words)
    assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert "«Lào Cai» is not the code of an authority: a letter and two digits like H14, or LOCAL" in refused.err
    assert not list((tmp_path / "hoso").glob("*"))


def test_a_first_fact_that_says_another_is_named_by_the_sealer_and_the_doctor(
    housed: Hoso, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert housed("generate", "--dossiers", 1, "--months", 1).code == 0
    assert housed("seal", "--once").code == 0
    monkeypatch.delenv("HOSO_AUTHORITY")
    for body, level in (("{}", "failed"), ('{"authority": "H15"}', "warning")):
        as_superuser(database_url, f"UPDATE log_h14.fact SET body = '{body}' WHERE position = 1")
        refused = housed("seal", "--once")
        assert (refused.code, "NOT_AS_WRITTEN: fact 1 is missing, or its stored" in refused.out) == (1, True), (
            refused.out
        )
        assert installation(housed)[0] == level


def test_a_schema_that_is_not_there_is_misspelt_in_a_data_directory(
    embedded: Hoso, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert embedded("demo", "--once").code == 0
    monkeypatch.setenv("HOSO_LOG_SCHEMA", "log_h15")
    refused = embedded("demo", "--once")
    assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert "the installation in this data directory is H14 in schema «log_h14»: nothing was changed" in refused.err


def test_nothing_is_sealed_under_another_name(embedded: Hoso, monkeypatch: pytest.MonkeyPatch) -> None:
    assert embedded("demo", "--once").code == 0
    assert embedded("seal", "--once").code == 0
    monkeypatch.setenv("HOSO_ORIGIN", "hoso.example")
    refused = embedded("seal", "--once")
    assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert "the seals in this folder are of hoso.localhost/h14, the log here is hoso.example/h14" in refused.err
