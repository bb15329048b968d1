"""A log that is shorter than its seal, or another: nothing is recorded, whoever starts first and without any alarm."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from infrastructure.evidence.sealer.sealer import Refused
from infrastructure.postgres.binaries import newest_install
from tests.chaos.ground import run
from tests.graphql.served_installation import fresh_database, serving
from tests.infrastructure.cli.conftest import Hoso
from tests.infrastructure.evidence.attacks import record, sealer_of
from tests.infrastructure.evidence.lost_facts import Databases, details, head, publish, ready, seal
from tests.infrastructure.read_models.observation import eventually
from tests.installation import establish

pytestmark = pytest.mark.postgres


def test_a_server_refuses_where_an_old_primary_comes_back_behind_its_address(
    database: str, folder: Path, databases: Databases, hoso: Hoso, monkeypatch: pytest.MonkeyPatch
) -> None:
    establish(database)
    record(database, 5)
    old = databases.copy(database)
    with serving(database, folder) as served:
        publish(served, 1)
        seal(database, folder)
        sealed = head(database)
        databases.put(old, database)

        found = details(publish(served, 2, "refused"))

        assert (found["alarm"], found["sealed"], head(database)) == ("TRUNCATED", str(sealed), 6)
        assert not (folder / "seal" / "public" / "alarm").exists()
        assert (ready(served).status_code, "SEALED_FACTS_LOST" in ready(served).text) == (503, True)
        monkeypatch.setenv("HOSO_DATABASE_URL", database)
        doctor = hoso("doctor", "--format", "json")
        assert "SEALED_FACTS_LOST: alarm TRUNCATED" in doctor.out
        assert hoso("explain-restore", "--reason", "máy chủ cũ trở lại").code == 0
        eventually(lambda: ready(served).status_code == 200)
        publish(served, 2)
        seal(database, folder)
        assert (folder / "seal" / "before" / "1").is_dir()


@pytest.mark.parametrize("first", ["server", "sealer"])
def test_a_dump_restored_by_the_manual_is_told_whoever_starts_first(
    first: str, database: str, folder: Path, tmp_path: Path, server_url: str
) -> None:
    programs, dump = newest_install().programs, tmp_path / "hoso.dump"
    with serving(database, folder) as served:
        publish(served, 1)
        run(programs / "pg_dump", "--format=custom", "-d", database, "-f", dump)
        publish(served, 2)
        seal(database, folder)
    (folder / "acknowledged").unlink()  # another machine
    with fresh_database(server_url) as restored:
        run(programs / "pg_restore", "--exit-on-error", "-d", restored, dump)
        if first == "sealer":
            with sealer_of(restored, folder / "seal") as sealer, pytest.raises(Refused, match="TRUNCATED"):
                sealer.seal()
        before = head(restored)
        with serving(restored, folder) as served:
            assert ready(served).status_code == 503
            assert details(publish(served, 3, "refused"))["alarm"] == "TRUNCATED"
        assert head(restored) == before  # neither a calendar nor a count of attempts came on top


def test_a_log_that_grew_past_the_seal_on_another_history_is_told_by_its_leaves(
    database: str, folder: Path, databases: Databases
) -> None:
    establish(database)
    record(database, 5)
    old = databases.copy(database)
    record(database, 300, beginning=5)
    seal(database, folder)
    record(old, 400, beginning=5)
    databases.put(old, database)

    with serving(database, folder) as served:
        assert details(publish(served, 1, "refused"))["alarm"] == "FORKED"
    shutil.rmtree(folder / "seal" / "public" / "tile")  # then the whole log is read against the root
    with serving(database, folder) as served:
        assert details(publish(served, 1, "refused"))["alarm"] == "FORKED"


def test_a_seal_without_its_tiles_holds_against_the_whole_log(database: str, folder: Path) -> None:
    establish(database)
    record(database, 300)
    seal(database, folder)
    shutil.rmtree(folder / "seal" / "public" / "tile")

    with serving(database, folder) as served:
        publish(served, 1)


def test_the_seal_folder_of_another_log_stops_recording_and_cannot_be_explained_away(
    database: str, folder: Path, server_url: str, hoso: Hoso, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fresh_database(server_url) as other:
        establish(other)
        record(other, 3)
        seal(other, folder)
    establish(database)
    record(database, 9)
    before = head(database)

    with serving(database, folder) as served:
        assert details(publish(served, 1, "refused"))["alarm"] == "OTHER_LOG"
        assert ready(served).status_code == 503
    monkeypatch.setenv("HOSO_DATABASE_URL", database)
    refused = hoso("explain-restore", "--reason", "nhầm thư mục")
    assert (refused.code, "another log" in refused.err, head(database)) == (2, True, before)


def test_no_second_log_begins_beside_the_seals_of_a_first_one(
    database: str, folder: Path, server_url: str, hoso: Hoso, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fresh_database(server_url) as other:
        establish(other)
        seal(other, folder)
    monkeypatch.setenv("HOSO_DATABASE_URL", database)

    refused = hoso("generate", "--dossiers", 1)

    assert (refused.code, "SEALED_FACTS_LOST" in refused.err) == (2, True)
    with psycopg.connect(database) as db:
        assert db.execute("SELECT to_regnamespace('log_h14')").fetchone() == (None,)


def test_without_a_seal_serving_goes_on_and_it_is_told(
    database: str, folder: Path, hoso: Hoso, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(database, folder) as served:
        publish(served, 1)
        assert ready(served).status_code == 200
        assert "no seal" in ready(served).json()["seal"]
    monkeypatch.setenv("HOSO_DATABASE_URL", database)
    assert "whether sealed facts are lost cannot be known" in hoso("doctor", "--format", "json").out


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut": lambda public: os.truncate(public / "checkpoint", 40),
    "gone": lambda public: (public / "checkpoint").unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("kept", ["sealed.json", "checkpoints"])
def test_beside_a_damaged_seal_the_newest_that_is_kept_is_compared(
    kept: str, damage: Callable[[Path], object], database: str, folder: Path, databases: Databases,
    hoso: Hoso, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    establish(database)
    record(database, 5)
    old = databases.copy(database)
    record(database, 3, beginning=5)
    seal(database, folder)
    public = folder / "seal" / "public"
    damage(public)
    if kept == "sealed.json":
        shutil.rmtree(public / "checkpoints")
    else:
        (folder / "seal" / "private" / "sealed.json").unlink()
    monkeypatch.setenv("HOSO_DATABASE_URL", database)
    with serving(database, folder) as served:
        publish(served, 1)
        assert "public/checkpoint" in ready(served).json()["seal"]
    doctor = hoso("doctor", "--format", "json")
    assert (doctor.code, "public/checkpoint" in doctor.out, "let a sealer run" in doctor.out) == (1, True, False)

    (folder / "acknowledged").unlink()
    databases.put(old, database)
    with serving(database, folder) as served:
        assert details(publish(served, 2, "refused"))["alarm"] == "TRUNCATED"


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_server_does_not_open_beside_seals_of_which_none_can_be_read(
    damage: Callable[[Path], object], database: str, folder: Path, hoso: Hoso, monkeypatch: pytest.MonkeyPatch
) -> None:
    establish(database)
    seal(database, folder)
    public = folder / "seal" / "public"
    damage(public)
    for kept in (*(public / "checkpoints").iterdir(), folder / "seal" / "private" / "sealed.json"):
        os.truncate(kept, 10)
    monkeypatch.setenv("HOSO_DATABASE_URL", database)

    refused = hoso("serve", "--port", 0)

    assert (refused.code, str(folder / "seal") in refused.err, refused.err.count("\n")) == (2, True, 1)
    assert "public/checkpoint" in refused.err
    doctor = hoso("doctor", "--format", "json")
    assert (doctor.code, "public/checkpoint" in doctor.out, "no seal yet" in doctor.out) == (1, True, False)


def test_a_seal_folder_that_is_a_file_is_told_in_one_line(
    database: str, folder: Path, hoso: Hoso, monkeypatch: pytest.MonkeyPatch
) -> None:
    establish(database)
    folder.mkdir()
    (folder / "seal").write_text("")
    monkeypatch.setenv("HOSO_DATABASE_URL", database)

    for words in (["serve", "--port", 0], ["seal", "--once"]):
        refused = hoso(*words)
        assert (refused.code, str(folder / "seal") in refused.err, refused.err.count("\n")) == (2, True, 1)
    assert "HOSO_SEAL_DIR" in hoso("doctor", "--format", "json").out


def test_a_seal_that_comes_later_is_compared_as_it_comes(
    database: str, folder: Path, tmp_path: Path, databases: Databases
) -> None:
    establish(database)
    old = databases.copy(database)
    record(database, 4)
    seal(database, tmp_path / "sealer")
    databases.put(old, database)
    with serving(database, folder) as served:
        publish(served, 1)

        shutil.copytree(tmp_path / "sealer" / "seal", folder / "seal")

        assert details(publish(served, 2, "refused"))["alarm"] == "FORKED"
