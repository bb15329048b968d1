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
from infrastructure.identity.subject_keys import SqliteSubjectKeys

ME, YOU = PersonRef("p-1"), PersonRef("p-2")
VALUES = {"name": "Nguyễn Thị Thử", "phone": "0912345678"}


@pytest.fixture
def subject_keys(tmp_path: Path) -> Iterator[SqliteSubjectKeys]:
    """A subject_keys on disk."""
    opened = SqliteSubjectKeys(tmp_path / "keys")
    yield opened
    opened.close()


def test_what_is_sealed_opens_for_its_subject_and_never_looks_the_same_twice(subject_keys: SqliteSubjectKeys) -> None:
    first, second = subject_keys.encrypt(ME, VALUES), subject_keys.encrypt(ME, VALUES)
    assert subject_keys.decrypt(ME, first) == subject_keys.decrypt(ME, second) == VALUES
    assert first != second
    assert "Thử" not in first
    assert "0912345678" not in first


def test_another_subject_cannot_open_it(subject_keys: SqliteSubjectKeys) -> None:
    encrypted = subject_keys.encrypt(ME, VALUES)
    subject_keys.encrypt(YOU, VALUES)
    with pytest.raises(Malformed, match="does not open"):
        subject_keys.decrypt(YOU, encrypted)


def test_every_changed_letter_is_noticed(subject_keys: SqliteSubjectKeys) -> None:
    encrypted = subject_keys.encrypt(ME, VALUES)
    for place in range(0, len(encrypted), 7):
        other = "A" if encrypted[place] != "A" else "B"
        with pytest.raises(Malformed, match="changed"):
            subject_keys.decrypt(ME, Encrypted(encrypted[:place] + other + encrypted[place + 1 :]))


@pytest.mark.parametrize("text", ["", "1", "1..", "1.AAAA.", "..", "1.x.y.z", "1.ă.ă"])
def test_what_was_never_sealed_does_not_open(subject_keys: SqliteSubjectKeys, text: str) -> None:
    subject_keys.encrypt(ME, VALUES)
    with pytest.raises(Malformed):
        subject_keys.decrypt(ME, Encrypted(text))


def test_a_letter_between_is_noticed(subject_keys: SqliteSubjectKeys) -> None:
    form, box, commitment = subject_keys.encrypt(ME, VALUES).split(".")
    with pytest.raises(Malformed):
        subject_keys.decrypt(ME, Encrypted(f"{form}.{box[:8]}!{box[8:]}.{commitment}"))


def test_the_commitment_of_other_content_does_not_fit(subject_keys: SqliteSubjectKeys) -> None:
    one, other = (
        subject_keys.encrypt(ME, VALUES).split("."),
        subject_keys.encrypt(ME, {"name": "Người khác"}).split("."),
    )
    with pytest.raises(Malformed, match="commitment"):
        subject_keys.decrypt(ME, Encrypted(f"1.{one[1]}.{other[2]}"))


def test_a_destroyed_key_leaves_nothing_to_open_and_is_not_made_again(
    subject_keys: SqliteSubjectKeys, tmp_path: Path
) -> None:
    encrypted = subject_keys.encrypt(ME, VALUES)
    with sqlite3.connect(tmp_path / "keys" / "subjects.sqlite") as db:
        db.execute("UPDATE subject SET key = NULL WHERE ref = ?", [ME])
    db.close()
    assert subject_keys.decrypt(ME, encrypted) is None
    with pytest.raises(Malformed, match="destroyed"):
        subject_keys.encrypt(ME, VALUES)


def test_an_unknown_subject_opens_nothing(subject_keys: SqliteSubjectKeys) -> None:
    assert subject_keys.decrypt(PersonRef("nobody"), Encrypted("1.AAAA.AAAA")) is None


def test_keys_are_for_their_owner_alone(subject_keys: SqliteSubjectKeys, tmp_path: Path) -> None:
    subject_keys.encrypt(ME, VALUES)
    files = list((tmp_path / "keys").iterdir())
    assert len(files) == 3, "the journal holds keys too"
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


PROGRAM = """
import sys
from pathlib import Path
from infrastructure.identity.subject_keys import SqliteSubjectKeys
subject_keys = SqliteSubjectKeys(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for n in range(200):
    print(subject_keys.encrypt(f"p-{n}", {"name": str(n)}))
subject_keys.close()
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
    printed = [one.communicate(timeout=60)[0].split() for one in both]
    subject_keys = SqliteSubjectKeys(tmp_path)
    try:
        for encrypted in printed:
            assert len(encrypted) == 200
            for n, text in enumerate(encrypted):
                assert subject_keys.decrypt(PersonRef(f"p-{n}"), Encrypted(text)) == {"name": str(n)}
    finally:
        subject_keys.close()
