"""Signed notes, checkpoints and policies as C2SP writes them."""

import json
import os
from pathlib import Path

import pytest
import rfc8785

from infrastructure.evidence.format.checkpoint import Checkpoint, parse_checkpoint
from infrastructure.evidence.format.merkle import inclusion_proof, verify_inclusion
from infrastructure.evidence.format.merkle import root as root_of
from infrastructure.evidence.format.notes import COSIGNATURE, NoteRefused, Signer, note, parse_key, split, verify
from infrastructure.evidence.format.tiles import Tiles
from infrastructure.evidence.policy import PolicyRefused, parse_policy

KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
NOTE = (
    "This is an example message.\n\n"
    "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
SIGNER = Signer("log.example/a", os.urandom(32))


def test_the_example_of_the_specification_holds() -> None:
    key = parse_key(KEY)

    assert str(key) == KEY
    assert [one.key for one in verify(NOTE, [key])] == [key]


def test_the_checkpoints_of_tessera_hold(shared_data: Path) -> None:
    folder = shared_data / "vectors" / "tessera" / "testdata" / "log"
    key = parse_key((folder.parent / "public-key.txt").read_text())
    signed = sorted(path for path in folder.glob("checkpoint.*") if path.suffix[1:].isdecimal())
    tiles = Tiles(folder)

    assert len(signed) == 16
    for path in signed:
        text = path.read_text(encoding="utf-8")
        found = parse_checkpoint(text)
        assert [one.key for one in verify(text, [key])] == [key]
        assert found.size == int(path.suffix[1:])
        if found.size:
            assert root_of(found.size, tiles.subtree) == found.root


@pytest.mark.parametrize(
    "broken",
    [
        NOTE.replace("example message", "exampIe message"),
        NOTE.replace("aQM=", "aQN="),
        NOTE.replace("Uw2QOkn8", "Uw2QOkn9"),
        NOTE.rstrip("\n"),
        NOTE.replace("— ", "- "),
        NOTE.replace("\n\n", "\n"),
        NOTE.replace("message.", "mess\tage."),
        NOTE + "\n",
    ],
)
def test_a_changed_note_is_refused(broken: str) -> None:
    with pytest.raises(NoteRefused):
        verify(broken, [parse_key(KEY)])


def test_signatures_of_strangers_are_ignored_and_nobody_is_counted_twice() -> None:
    text = Checkpoint("log.example/a", 3, bytes(32)).text
    stranger = Signer("log.example/a", os.urandom(32))
    line = SIGNER.sign(text)

    assert verify(note(text, [stranger.sign(text)]), [SIGNER.key]) == []
    assert len(verify(note(text, [line, stranger.sign(text), line]), [SIGNER.key])) == 1


def test_a_cosignature_says_when() -> None:
    text = Checkpoint("log.example/a", 3, bytes(32)).text
    key = SIGNER.key.sealing

    (found,) = verify(note(text, [SIGNER.cosign(text, 1_700_000_000)]), [key])

    assert (found.key.kind, found.at) == (COSIGNATURE, 1_700_000_000)
    assert key.id != SIGNER.key.id
    assert split(note(text, [SIGNER.sign(text)]))[0] == text


@pytest.mark.parametrize("size", ["03", "-1", "", "3 ", "99999999999999999999"])
def test_a_checkpoint_has_one_spelling(size: str) -> None:
    text = f"log.example/a\n{size}\n{'A' * 43}=\n"

    with pytest.raises(NoteRefused):
        parse_checkpoint(note(text, [SIGNER.sign(text)]))


def witness(name: str) -> str:
    return f"witness {name} {Signer(f'{name}.example', os.urandom(32), COSIGNATURE).key}"


def test_a_quorum_is_k_of_n_and_groups_of_groups() -> None:
    lines = [witness(name) for name in ("a", "b", "c", "d")]
    policy = parse_policy("\n".join([*lines, "group ab all a b", "group two 2 ab c d", "quorum two"]))

    assert policy.is_met({"c", "d"})
    assert policy.is_met({"a", "b", "c"})
    assert not policy.is_met({"a", "c"})
    assert not policy.is_met({"a", "b"})


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["quorum nobody"], "no witness or group"),
        ([witness("a"), "group g 2 a", "quorum g"], "1 to 1"),
        ([witness("a"), "group g any g", "quorum g"], "not named above"),
        ([witness("a"), "group g any a", "group h any a", "quorum h"], "another group"),
        ([witness("a"), witness("a"), "quorum a"], "taken"),
        ([witness("a")], "no quorum line"),
        ([f"log {SIGNER.key}", f"log {SIGNER.key}", "quorum none"], "twice"),
        ([f"witness a {SIGNER.key}", "quorum a"], "another kind"),
        (["log nonsense", "quorum none"], "line 1"),
        (["beware of the dog", "quorum none"], "not understood"),
        (["quorum none", "quorum none"], "line 2"),
    ],
)
def test_a_policy_that_cannot_be_meant_is_refused_with_its_line(lines: list[str], message: str) -> None:
    with pytest.raises(PolicyRefused, match=message):
        parse_policy("\n".join(lines))


def test_a_key_alone_is_a_policy() -> None:
    assert parse_policy(f"{SIGNER.key}\n").logs == (SIGNER.key,)
    assert not parse_policy(f"{SIGNER.key}\n").names_anchors


def test_the_proofs_of_a_foreign_log_are_read(shared_data: Path) -> None:
    tiles = Tiles(shared_data / "vectors" / "tessera" / "testdata" / "log")
    leaves = tiles.leaves(0, 15)

    for index, leaf in enumerate(leaves):
        verify_inclusion(index, 15, leaf, inclusion_proof(index, 15, tiles.subtree), root_of(15, tiles.subtree))
    assert len(leaves) == 15


def test_the_canonical_json_of_manifests_is_that_of_others(shared_data: Path) -> None:
    folder = shared_data / "vectors" / "jcs" / "testdata"
    inputs = sorted((folder / "input").glob("*.json"))

    assert len(inputs) == 6
    for path in inputs:
        given = json.loads(path.read_text(encoding="utf-8"))
        assert rfc8785.dumps(given) == (folder / "output" / path.name).read_bytes().rstrip(b"\n"), path.name
