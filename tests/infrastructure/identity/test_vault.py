"""Encrypted personal data: whose key opens it, what tampering does, what a destroyed key leaves."""

import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.errors import Malformed
from domain.values import Encrypted, PersonRef
from infrastructure.identity.vault import SqliteVault

ME, YOU = PersonRef("p-1"), PersonRef("p-2")
VALUES = {"name": "Nguyễn Thị Thử", "phone": "0912345678"}


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[SqliteVault]:
    """A vault on disk."""
    opened = SqliteVault(tmp_path / "keys")
    yield opened
    opened.close()


def test_what_is_sealed_opens_for_its_subject_and_never_looks_the_same_twice(vault: SqliteVault) -> None:
    first, second = vault.seal(ME, VALUES), vault.seal(ME, VALUES)
    assert vault.open(ME, first) == vault.open(ME, second) == VALUES
    assert first != second
    assert "Thử" not in first
    assert "0912345678" not in first


def test_another_subject_cannot_open_it(vault: SqliteVault) -> None:
    sealed = vault.seal(ME, VALUES)
    vault.seal(YOU, VALUES)
    with pytest.raises(Malformed, match="does not open"):
        vault.open(YOU, sealed)


def test_every_changed_letter_is_noticed(vault: SqliteVault) -> None:
    sealed = vault.seal(ME, VALUES)
    for place in range(0, len(sealed), 7):
        other = "A" if sealed[place] != "A" else "B"
        with pytest.raises(Malformed, match="changed"):
            vault.open(ME, Encrypted(sealed[:place] + other + sealed[place + 1 :]))


@pytest.mark.parametrize("text", ["", "1", "1..", "1.AAAA.", "..", "1.x.y.z", "1.ă.ă"])
def test_what_was_never_sealed_does_not_open(vault: SqliteVault, text: str) -> None:
    vault.seal(ME, VALUES)
    with pytest.raises(Malformed):
        vault.open(ME, Encrypted(text))


def test_a_letter_between_is_noticed(vault: SqliteVault) -> None:
    form, box, commitment = vault.seal(ME, VALUES).split(".")
    with pytest.raises(Malformed):
        vault.open(ME, Encrypted(f"{form}.{box[:8]}!{box[8:]}.{commitment}"))


def test_the_commitment_of_another_story_does_not_fit(vault: SqliteVault) -> None:
    one, other = vault.seal(ME, VALUES).split("."), vault.seal(ME, {"name": "Người khác"}).split(".")
    with pytest.raises(Malformed, match="commitment"):
        vault.open(ME, Encrypted(f"1.{one[1]}.{other[2]}"))


def test_a_destroyed_key_leaves_nothing_to_open_and_is_not_made_again(vault: SqliteVault, tmp_path: Path) -> None:
    sealed = vault.seal(ME, VALUES)
    with sqlite3.connect(tmp_path / "keys" / "subjects.sqlite") as db:
        db.execute("UPDATE subject SET key = NULL WHERE ref = ?", [ME])
    db.close()
    assert vault.open(ME, sealed) is None
    with pytest.raises(Malformed, match="destroyed"):
        vault.seal(ME, VALUES)


def test_an_unknown_subject_opens_nothing(vault: SqliteVault) -> None:
    assert vault.open(PersonRef("nobody"), Encrypted("1.AAAA.AAAA")) is None


def test_keys_are_for_their_owner_alone(vault: SqliteVault, tmp_path: Path) -> None:
    vault.seal(ME, VALUES)
    files = list((tmp_path / "keys").iterdir())
    assert len(files) == 3, "the journal holds keys too"
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


PROGRAM = """
import sys
from pathlib import Path
from infrastructure.identity.vault import SqliteVault
vault = SqliteVault(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for n in range(200):
    print(vault.seal(f"p-{n}", {"name": str(n)}))
vault.close()
"""


def test_two_processes_share_one_key_per_subject(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    both = [subprocess.Popen(command, **pipes) for _ in range(2)]  # type: ignore[call-overload]
    for one in both:
        assert one.stdout.readline() == "ready\n"
    for one in both:
        one.stdin.write("go\n")
        one.stdin.flush()
    told = [one.communicate(timeout=60)[0].split() for one in both]
    vault = SqliteVault(tmp_path)
    try:
        for sealed in told:
            assert len(sealed) == 200
            for n, text in enumerate(sealed):
                assert vault.open(PersonRef(f"p-{n}"), Encrypted(text)) == {"name": str(n)}
    finally:
        vault.close()
