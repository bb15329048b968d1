"""From an installation to a file on another machine: sealed, exported, verified; receipts; a restore explained."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

from infrastructure.evidence.sealer.seal_folder import SealFolder
from infrastructure.sample_data.demonstration.script import acts
from tests.infrastructure.cli.conftest import Hoso

pytestmark = pytest.mark.postgres

CODE = "H14.15-260112-0001"
CASES = len({act.case.name for act in acts()})


@pytest.fixture(scope="module")
def lived(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A database in which the demo's dossiers lived, sealed, and its data folder."""
    from infrastructure.cli.program import run

    folder = tmp_path_factory.mktemp("lived")
    name = f"hoso_{os.urandom(8).hex()}"
    with psycopg.connect(server_url, autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name}".encode())
    url = psycopg.conninfo.make_conninfo(server_url, dbname=name)
    with settings(url, folder):
        assert run(["demo", "--once"]) == 0
        assert run(["seal", "--once"]) == 0
    yield url, folder
    with psycopg.connect(server_url, autocommit=True) as db:
        db.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@contextmanager
def settings(url: str, folder: Path) -> Iterator[None]:
    """The environment of an installation."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOSO_AUTHORITY", "H14")
        patch.setenv("HOSO_DATABASE_URL", url)
        patch.setenv("HOSO_DATA_DIR", str(folder))
        patch.delenv("HOSO_ADMIN_URL", raising=False)
        yield


@pytest.fixture
def installed(hoso: Hoso, lived: tuple[str, Path]) -> Iterator[Hoso]:
    """The program on that installation."""
    with settings(*lived):
        yield hoso


def examined(folder: Path, *words: object) -> tuple[int, dict[str, Any]]:
    """What the verifier says on a machine that has nothing but it: another folder, no project, no environment."""
    done = subprocess.run(
        [sys.executable, "-I", folder / "hoso_verify.py", *map(str, words), "--json"],
        cwd=folder, env={}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize(
    "scope", [["--all"], ["--dossier", CODE], ["--agency", "H14.15", "--period", "2026-01"]], ids=lambda scope: scope[0]
)
def test_a_bundle_is_verified_elsewhere(installed: Hoso, tmp_path: Path, scope: list[str]) -> None:
    answer = installed("export", "evidence", *scope, tmp_path / "evidence.tar")
    assert (answer.code, answer.err) == (0, "")
    (tmp_path / "keys").write_text(installed("keys").out, encoding="utf-8")

    code, report = examined(tmp_path, tmp_path / "evidence.tar", "--key", tmp_path / "keys")

    verdicts = {check["check"]: check["verdict"] for check in report["checks"]}
    assert code == 0, report
    assert {verdicts[number] for number in (0, 1, 2, 3, 4, 9, 11, 12)} == {"ok"}
    assert {verdicts[number] for number in (6, 7, 8, 10)} == {"not checked"}  # no witness, token, paper, replay

    asked_nobody, report = examined(tmp_path, tmp_path / "evidence.tar")
    assert (asked_nobody, "not asked: who signed" in report["vouches"]) == (3, True)


def test_a_bundle_of_what_is_not_sealed_says_so(founded: Hoso, tmp_path: Path) -> None:
    before = founded("export", "evidence", "--all", tmp_path / "all.tar")
    sealed = founded("seal", "--once")
    after = founded("export", "evidence", "--all", tmp_path / "all.tar")

    assert (before.code, sealed.code, after.code) == (0, 0, 0)
    assert "of them are not sealed yet and cannot be proved: hoso seal --once" in before.out
    assert "not sealed" not in after.out


def test_a_bundle_without_a_dossier_says_so(installed: Hoso, tmp_path: Path) -> None:
    without = installed("export", "evidence", "--agency", "H14.15", "--period", "2019", tmp_path / "none.tar").out
    some = installed("export", "evidence", "--agency", "H14.15", "--period", "2026-01", tmp_path / "some.tar").out

    assert "facts, 0 dossiers\n  nothing was handed in at H14.15 in 2019: the bundle holds no dossier\n" in without
    assert ", 0 dossiers" not in some
    assert "nothing was handed in" not in some


def test_the_same_log_gives_the_same_bundle(installed: Hoso, tmp_path: Path) -> None:
    for name in ("one.tar", "two.tar"):
        assert installed("export", "evidence", "--dossier", CODE, tmp_path / name).code == 0

    assert (tmp_path / "one.tar").read_bytes() == (tmp_path / "two.tar").read_bytes()


def test_a_replay_counts_dates_and_makes_rows_again(installed: Hoso, tmp_path: Path) -> None:
    installed("export", "evidence", "--all", tmp_path / "all.tar")

    (tmp_path / "keys").write_text(installed("keys").out, encoding="utf-8")

    words = ["verify", tmp_path / "all.tar", "--replay", "--key", tmp_path / "keys"]
    answer = installed(*words, "--json", "-", "--statement", tmp_path / "page")

    assert answer.code == 0, answer.out
    dates, rows = json.loads(answer.out)["checks"][9:11]
    assert (dates["verdict"], dates["figures"]["counted_again"] > 0) == ("ok", True)
    assert (rows["verdict"], rows["why"], rows["figures"]["dossiers"]) == ("ok", "", CASES)
    lines = (tmp_path / "page").read_text(encoding="utf-8").splitlines()
    checks = [line for line in lines if line[:2].strip().isdecimal()]
    assert [int(line[:2]) for line in checks] == list(range(13))
    assert checks[10].startswith("10 phát lại: kết quả ĐẠT; sự kiện ")


def test_a_replay_sees_a_read_model_that_somebody_changed(
    installed: Hoso, lived: tuple[str, Path], tmp_path: Path
) -> None:
    installed("export", "evidence", "--all", tmp_path / "all.tar")
    with psycopg.connect(lived[0]) as db:
        (before,) = db.execute("SELECT unit FROM read_h14.dossier WHERE code = %s", [CODE]).fetchone() or ("",)
        db.execute("UPDATE read_h14.dossier SET unit = 'P9' WHERE code = %s", [CODE])
    try:
        answer = installed("verify", tmp_path / "all.tar", "--replay")
    finally:
        with psycopg.connect(lived[0]) as db:
            db.execute("UPDATE read_h14.dossier SET unit = %s WHERE code = %s", [before, CODE])

    assert answer.code == 1
    assert "\n10 phát lại: kết quả KHÔNG ĐẠT; vì dossier/" in answer.out
    assert answer.out.count("dòng tra cứu khác với sự kiện") == 1
    assert ": có điều không đạt." in answer.out


def test_a_replay_without_a_house_leaves_the_rows(hoso: Hoso, installed: Hoso, tmp_path: Path) -> None:
    installed("export", "evidence", "--all", tmp_path / "all.tar")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("HOSO_DATABASE_URL")
        patch.setenv("HOSO_DATA_DIR", str(tmp_path / "empty"))
        refused = hoso("verify", tmp_path / "all.tar", "--replay")
        answer = hoso("verify", tmp_path / "all.tar", "--replay", "--no-rows", "--json", "-")

    assert (refused.code, refused.out, "or replay without it: --no-rows" in refused.err) == (2, "", True)
    assert (answer.code, json.loads(answer.out)["checks"][10]["verdict"]) == (3, "not checked")
    assert not (tmp_path / "empty").exists()


@pytest.mark.parametrize("act", ["submitted", "accepted"])
def test_a_receipt_needs_no_house(installed: Hoso, tmp_path: Path, act: str) -> None:
    from infrastructure.evidence import hoso_verify

    out = tmp_path / "receipt.tlog-proof"
    answer = installed("receipt", CODE, out, "--act", act)
    assert (answer.code, answer.err) == (0, "")
    assert (tmp_path / "receipt.png").read_bytes().startswith(b"\x89PNG")
    (tmp_path / "keys").write_text(installed("keys").out, encoding="utf-8")
    shutil.copyfile(hoso_verify.__file__, tmp_path / "hoso_verify.py")

    code, _ = examined(tmp_path, "--key", tmp_path / "keys", "--receipt", out)
    assert code == 0
    assert installed("verify", "receipt", out, "--key", tmp_path / "keys").code == 0
    assert installed("verify", "receipt", out).code == 0
    asked = installed("verify", "receipt", out, "--json", "-", "--statement", tmp_path / "page")
    assert json.loads(asked.out)["presented"][0]["verdict"] == "ok"
    assert "BIÊN BẢN" in (tmp_path / "page").read_text(encoding="utf-8")

    changed = out.read_text(encoding="utf-8").replace("\nindex ", "\nindex 1")
    (tmp_path / "changed").write_text(changed, encoding="utf-8")
    assert installed("verify", "receipt", tmp_path / "changed", "--key", tmp_path / "keys").code != 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["receipt", CODE, "--act", "baked"], "no such act, it has submitted, accepted"),
        (["receipt", CODE, "x", "--qr", "x.gif"], "write a .png or an .svg"),
        (["receipt", "H14.15-260112-9999"], "H14.15-260112-9999"),
        (["export", "evidence", "x.tar"], "--dossier CODE, or --agency A --period P, or --all"),
        (["export", "evidence", "--agency", "H14.15", "x.tar"], "--agency A --period P"),
        (["export", "evidence", "--all", "nowhere/x.tar"], "is no folder"),
        (["export", "evidence", "--agency", "H14.15", "--period", "soon", "x.tar"], "«soon» is no period"),
        (
            ["export", "evidence", "--agency", "H1", "--period", "2026-01", "x.tar"],
            "--agency: «H1» is not established and has no dossier; check its identifier",
        ),
        (["explain-restore", "--reason", "hỏng đĩa"], "no alarm"),
        (["verify", "receipt"], "which receipt?"),
    ],
)
def test_what_cannot_be_done_is_said(installed: Hoso, tmp_path: Path, words: list[str], told: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        answer = installed(*words)

    assert answer.code == 2
    assert told in answer.err
    assert list(tmp_path.glob("*.tar")) == []


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("HOSO_POLICY", "quorum nobody", "no witness or group named above; look at HOSO_POLICY"),
        ("HOSO_ORIGIN", "two words", "no spaces and no plus; look at HOSO_POLICY and HOSO_ORIGIN"),
    ],
)
@pytest.mark.parametrize("command", [["seal", "--once"], ["serve", "--port", "0"]])
def test_settings_that_cannot_be_meant_stop_before_anything_runs(
    installed: Hoso, tmp_path: Path, command: list[str], name: str, value: str, told: str
) -> None:
    if name == "HOSO_POLICY":
        (tmp_path / "policy").write_text(value, encoding="utf-8")
        value = str(tmp_path / "policy")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(name, value)
        answer = installed(*command)

    assert (answer.code, told in answer.err) == (2, True), answer.err


def test_a_database_without_a_log_is_not_sealed(housed: Hoso) -> None:
    answer = housed("seal", "--once")

    assert answer.code == 2
    assert "«hoso serve» or «hoso demo» makes one" in answer.err


def test_what_the_policy_asks_for_and_did_not_get_is_said(founded: Hoso, tmp_path: Path) -> None:
    from infrastructure.evidence.format.notes import COSIGNATURE, Signer
    from infrastructure.evidence.witness import WitnessBook
    from infrastructure.http.witness_app import create_witness
    from tests.graphql.served_installation import listening

    def confirmation() -> dict[str, str]:
        found = json.loads(founded("doctor", "--format", "json").out)
        return next(one for one in found if one["name"] == "confirmation")

    founded("generate", "--dossiers", 3, "--months", 1, "--seed", 5)
    assert founded("seal", "--once").code == 0
    assert confirmation()["what"] == "the policy names nobody who confirms seals"
    key = SealFolder(tmp_path / "hoso" / "seal").signer("hoso.localhost/h14").key
    (tmp_path / "w").mkdir()
    book = WitnessBook("witness.example", tmp_path / "w", [key], now=lambda: 1_770_000_000)
    dead = Signer("dead.example", os.urandom(32), COSIGNATURE).key
    with listening(create_witness(book)) as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOSO_POLICY", str(tmp_path / "policy"))
        lines = f"witness w {book.key} {address}\nwitness dead {dead} http://127.0.0.1:9\n"
        (tmp_path / "policy").write_text(f"{lines}group both all w dead\nquorum both\n", encoding="utf-8")
        unmet = founded("seal", "--once")
        assert (unmet.code, "facts sealed" in unmet.out) == (3, True)
        assert "NOT CONFIRMED as" in unmet.err
        assert "1 of 2 cosignatures on the newest seal, policy NOT MET since" in unmet.err
        told = confirmation()
        assert (told["level"], told["what"].startswith("confirmed up to 0 of ")) == ("warning", True)
        assert "who did not answer" in told["mend"]

        (tmp_path / "policy").write_text(f"{lines}group one any w dead\nquorum one\n", encoding="utf-8")
        assert founded("seal", "--once").code == 0
        told = confirmation()
        size = told["what"].split()[3]
        assert (told["level"], told["what"].split(",")[0]) == ("ok", f"confirmed up to {size} of {size}")
    book.close()


def test_a_second_tree_is_not_begun_beside_the_first_and_a_first_one_is_said(
    housed: Hoso, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    housed("generate", "--dossiers", 1, "--months", 1, "--seed", 5)
    assert housed("seal", "--once").code == 0
    assert caplog.text.count(f"a NEW tree and a new key begin in {tmp_path / 'hoso' / 'seal'}") == 1
    assert housed("seal", "--once").code == 0
    assert caplog.text.count("NEW tree") == 1
    elsewhere = tmp_path / "elsewhere"
    monkeypatch.setenv("HOSO_SEAL_DIR", str(elsewhere))

    refused = housed("seal", "--once")

    assert (refused.code, refused.err.count("\n"), str(tmp_path / "hoso" / "seal") in refused.err) == (2, 1, True)
    assert not elsewhere.exists()
