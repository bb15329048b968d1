"""A superuser against a real cluster, the verifier against what comes out of it: every attack of EVIDENCE §3.2.

Those that the threat model leaves open are here too, and say so.
"""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from infrastructure.evidence import hoso_verify
from infrastructure.evidence.bundle import scope
from infrastructure.evidence.bundle.bundle import BundleContext, write_bundle
from infrastructure.evidence.fact_bytes import StoredFacts
from infrastructure.evidence.format.header import parse_header
from infrastructure.evidence.format.inclusion_promise import InclusionPromiseSigner
from infrastructure.evidence.format.notes import COSIGNATURE, Signer, note, split
from infrastructure.evidence.sealer.seal_folder import SealFolder
from tests.infrastructure.evidence.attacks import ORIGIN, REWRITTEN, as_superuser, introduce, record, sealer_of
from tests.installation import NAMES

pytestmark = pytest.mark.postgres

SERVER = InclusionPromiseSigner(ORIGIN, os.urandom(32))
STEP = 10


def now() -> datetime:
    """The real present, for facts are stamped by a real database."""
    return datetime.now(UTC)


@pytest.fixture
def sealed(migrated_url: str, tmp_path: Path) -> str:
    """A log of forty facts under four checkpoints."""
    introduce(migrated_url)
    for sealed in range(4):
        record(migrated_url, STEP - (sealed == 0), beginning=sealed * STEP)
        with sealer_of(migrated_url, tmp_path / "seal", now) as sealer:
            sealer.seal()
    return migrated_url


class Verdict:
    """What the verifier said."""

    def __init__(self, code: int, report: dict[str, Any]) -> None:
        self.code, self.report = code, report
        self.failed = {check["check"]: check["first_bad"] for check in report["checks"] if check["verdict"] == "failed"}


@pytest.fixture
def verify(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Verdict]:
    """Export everything and let the verifier look, with the keys known before the attack."""

    def verified(url: str, *words: object, policy: str = "quorum none") -> Verdict:
        folder = SealFolder(tmp_path / "seal")
        keys = f"log {folder.signer(ORIGIN).key}\nserver {SERVER.key}\n{policy}\n"
        about = BundleContext(ORIGIN, keys, "0", "00", tmp_path, SERVER.sign, lambda subject: True)
        with StoredFacts(url, NAMES, NAMES.app) as stored:
            write_bundle(tmp_path / "bundle.tar", scope.everything(stored), folder, about)
        (tmp_path / "keys").write_text(keys, encoding="utf-8")
        capsys.readouterr()
        code = hoso_verify.main(
            [str(tmp_path / "bundle.tar"), "--key", str(tmp_path / "keys"), *map(str, words), "--json"]
        )
        return Verdict(code, json.loads(capsys.readouterr().out))

    return verified


Verify = Callable[..., Verdict]


def test_a_log_that_nobody_touched_holds(sealed: str, verify: Verify) -> None:
    found = verify(sealed)

    assert (found.code, found.failed) == (0, {}), found.report


ATTACKS = {
    "an edited text": ["UPDATE log_h14.fact SET body = '{}' WHERE position = 25"],
    "another topic": ["UPDATE log_h14.fact SET topic = 'attempt.forgiven.v1' WHERE position = 25"],
    "a fact made earlier": ["UPDATE log_h14.fact SET recorded_at = "
                            "(SELECT recorded_at FROM log_h14.fact WHERE position = 24) WHERE position = 25"],
    "a fact given to another stream": ["UPDATE log_h14.fact SET stream = 'dossier/9', version = 1 WHERE position = 25"],
    "another actor": ["UPDATE log_h14.fact SET meta = replace(convert_from(meta, 'UTF8'), 'cb-1', 'cb-2')::bytea "
                      "WHERE position = 25"],
    "another number": ["UPDATE log_h14.fact SET number = 7 WHERE position = 25"],
    "two facts swapped": ["UPDATE log_h14.fact SET position = -25 WHERE position = 25",
                          "UPDATE log_h14.fact SET position = 25 WHERE position = 28",
                          "UPDATE log_h14.fact SET position = 28 WHERE position = -25"],
    "a fact removed": ["DELETE FROM log_h14.fact WHERE position = 25"],
    "a fact removed and the rest renumbered": [
        "DELETE FROM log_h14.fact WHERE position = 25",
        "UPDATE log_h14.fact SET position = -position WHERE position > 25",
        "UPDATE log_h14.fact SET position = -position - 1 WHERE position < 0",
    ],
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
@pytest.mark.parametrize("rewritten", [False, True], ids=["as it is", "with leaves and chains made again"])
def test_an_attack_on_the_past_is_noticed_and_the_interval_named(
    sealed: str, verify: Verify, attack: list[str], rewritten: bool
) -> None:
    as_superuser(sealed, *attack, *([REWRITTEN] if rewritten else []))

    found = verify(sealed)

    assert found.code == 1
    first, last = min(found.failed.values())
    assert first <= 25 <= last + 5
    if rewritten:
        assert found.failed[4] == [2 * STEP + 1, 3 * STEP], "the seal after the twentieth fact still holds"


def test_a_tail_that_was_cut_below_a_seal_is_truncated(sealed: str, verify: Verify) -> None:
    as_superuser(sealed, "DELETE FROM log_h14.fact WHERE position > 36")

    found = verify(sealed)

    assert found.code == 1
    assert "TRUNCATED" in json.dumps(found.report)


def promise_for(url: str, position: int) -> str:
    with StoredFacts(url, NAMES, NAMES.app) as stored:
        (fact,) = stored.between(position, position)
    return SERVER.promise(position, fact.leaf, parse_header(fact.header).recorded_at)


def test_left_open_what_is_forged_after_the_last_seal_shows_only_by_a_receipt(
    sealed: str, verify: Verify, tmp_path: Path
) -> None:
    """The window the threat model names: sixty seconds without a seal, closed for whoever holds a promise."""
    record(sealed, 3, beginning=90)
    (tmp_path / "promise").write_text(promise_for(sealed, 42), encoding="utf-8")
    assert verify(sealed, "--receipt", tmp_path / "promise").code == 0

    as_superuser(sealed, "UPDATE log_h14.fact SET body = '{}' WHERE position = 42", REWRITTEN)

    assert verify(sealed).code == 0, "nothing outside the database knew this fact"
    found = verify(sealed, "--receipt", tmp_path / "promise")
    assert (found.code, found.failed) == (1, {8: [42, 42]})


def stolen_key(url: str, folder: Path) -> None:
    """Rewrite history, wipe what the sealer remembers and has shown, and seal all of it again with its own key."""
    as_superuser(url, "UPDATE log_h14.fact SET body = '{}' WHERE position = 25", REWRITTEN)
    (folder / "private" / "sealed.json").unlink()
    for path in sorted((folder / "public").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    with sealer_of(url, folder, now) as sealer:
        sealer.seal()


def test_left_open_history_signed_again_with_the_stolen_key_passes_who_held_nothing(
    sealed: str, verify: Verify, tmp_path: Path
) -> None:
    held = (tmp_path / "seal" / "public" / "checkpoints" / f"{3 * STEP:020}").read_text(encoding="utf-8")
    (tmp_path / "kept").write_text(held, encoding="utf-8")

    stolen_key(sealed, tmp_path / "seal")

    assert verify(sealed).code == 0, "who kept no older checkpoint, receipt or cosignature sees nothing"
    found = verify(sealed, "--checkpoint", tmp_path / "kept")
    assert found.code == 1


def test_a_stolen_key_does_not_make_a_witness_cosign(sealed: str, verify: Verify, tmp_path: Path) -> None:
    witness = Signer("witness.example", os.urandom(32), COSIGNATURE)
    policy = f"witness w {witness.key}\nquorum w"
    folder = SealFolder(tmp_path / "seal")
    signed = folder.checkpoint() or ""
    text, lines = split(signed)
    folder.publish(4 * STEP, note(text, [*lines, witness.cosign(text, int(now().timestamp()))]))
    assert verify(sealed, policy=policy).code == 0

    stolen_key(sealed, tmp_path / "seal")

    found = verify(sealed, policy=policy)
    assert (found.code, 6 in found.failed) == (1, True)


def test_two_histories_for_two_inspectors_show_when_they_meet(sealed: str, verify: Verify, tmp_path: Path) -> None:
    for_the_other = (tmp_path / "seal" / "public" / "checkpoint").read_text(encoding="utf-8")
    (tmp_path / "other").write_text(for_the_other, encoding="utf-8")
    stolen_key(sealed, tmp_path / "seal")

    found = verify(sealed, "--checkpoint", tmp_path / "other")

    assert found.code == 1
    assert found.failed, "same size, two roots, one key: the log shows two histories"


def test_a_log_whose_seals_were_left_out_is_not_said_to_hold(sealed: str, verify: Verify, tmp_path: Path) -> None:
    """Who rewrote history and exports it without any seal asks us to believe him."""
    (tmp_path / "seal" / "public").rename(tmp_path / "elsewhere")

    found = verify(sealed)

    assert (found.code, found.failed) == (3, {})
    assert found.report["unanswered"]
