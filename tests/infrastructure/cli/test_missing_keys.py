"""A log with persons is not opened under new keys: whose directory it is, and what to restore, is said (kho khóa)."""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.infrastructure.cli.conftest import Hoso

pytestmark = pytest.mark.postgres


@pytest.fixture
def peopled(housed: Hoso) -> Hoso:
    """An installation with a dossier, whose applicant has a key."""
    assert housed("generate", "--dossiers", 1, "--months", 1, "--seed", 5).code == 0
    return housed


def level_of_keys(hoso: Hoso) -> str:
    found = {one["name"]: one["level"] for one in json.loads(hoso("doctor", "--format", "json").out)}
    return str(found["keys"])


@pytest.mark.parametrize("words", [["serve", "--port", 0], ["audit", "timeliness"]], ids=lambda words: words[0])
def test_a_misspelt_data_directory_is_refused_and_gets_no_new_keys(
    words: list[object], peopled: Hoso, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert level_of_keys(peopled) == "ok"
    elsewhere = tmp_path / "hosso"
    monkeypatch.setenv("HOSO_DATA_DIR", str(elsewhere))

    refused = peopled(*words)

    assert (refused.code, refused.err.count("\n"), str(elsewhere / "keys") in refused.err) == (2, 1, True)
    assert not elsewhere.exists()
    assert level_of_keys(peopled) == "failed"


def test_a_restore_that_forgot_the_keys_goes_on_with_them_or_without_once_they_are_given_up(
    peopled: Hoso, tmp_path: Path
) -> None:
    keys, kept = tmp_path / "hoso" / "keys", tmp_path / "kept"
    shutil.move(keys, kept)
    assert peopled("audit", "timeliness").code == 2
    shutil.copytree(kept, keys)
    assert peopled("audit", "timeliness").code == 0
    shutil.rmtree(keys)
    keys.mkdir()

    (keys / "lost").touch()

    assert peopled("audit", "timeliness").code == 0
    assert level_of_keys(peopled) == "warning"


def test_of_an_empty_key_store_beside_a_log_with_persons_the_doctor_tells(peopled: Hoso, tmp_path: Path) -> None:
    path = tmp_path / "hoso" / "keys" / "subjects.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM subject")
        db.commit()

    assert level_of_keys(peopled) == "failed"


@pytest.mark.parametrize("name", ["token-ed25519.pem", "promise.key", "payload-digest.key"])
@pytest.mark.parametrize("left", [0, 10])
def test_a_key_of_the_server_that_was_cut_is_named_by_its_file(
    left: int, name: str, peopled: Hoso, tmp_path: Path
) -> None:
    path = tmp_path / "hoso" / "identity" / name
    os.truncate(path, left)

    refused = peopled("serve", "--port", 0)

    assert (refused.code, refused.err.count("\n"), str(path) in refused.err) == (2, 1, True), refused.err


def test_the_keys_of_persons_without_those_of_the_server_are_no_whole_restore(peopled: Hoso, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "hoso" / "identity")

    refused = peopled("serve", "--port", 0)

    assert (refused.code, refused.err.count("\n"), "payload-digest.key" in refused.err) == (2, 1, True)
    assert not (tmp_path / "hoso" / "identity").exists()


def test_a_public_key_that_was_cut_is_not_handed_out_and_the_sealer_writes_it_again(
    peopled: Hoso, tmp_path: Path
) -> None:
    assert peopled("seal", "--once").code == 0
    handed_out, path = peopled("keys").out, tmp_path / "hoso" / "seal" / "public" / "vkey"
    os.truncate(path, 5)

    refused = peopled("keys")

    assert (refused.code, refused.out, str(path) in refused.err) == (2, "", True)
    assert peopled("seal", "--once").code == 0
    assert peopled("keys").out == handed_out


@pytest.mark.parametrize("left", [1, 1000, 5000])
def test_keys_that_were_cut_are_named_by_their_file(left: int, peopled: Hoso, tmp_path: Path) -> None:
    path = tmp_path / "hoso" / "keys" / "subjects.sqlite"
    for journal in path.parent.glob("*-wal"):
        journal.unlink()
    os.truncate(path, left)

    refused = peopled("serve", "--port", 0)

    assert (refused.code, refused.err.count("\n"), str(path) in refused.err) == (2, 1, True), refused.err
    assert level_of_keys(peopled) == "failed"
