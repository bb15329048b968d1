"""A witness of another authority, over HTTP: it cosigns what continues, and nothing else; and who a policy asks."""

import os
from base64 import b64encode
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import httpx
import pytest

from infrastructure.evidence.format.checkpoint import Checkpoint, parse_checkpoint
from infrastructure.evidence.format.merkle import EMPTY, consistency_proof, root
from infrastructure.evidence.format.notes import COSIGNATURE, Signer, VerifierKey, note, verify
from infrastructure.evidence.format.tiles import Tiles
from infrastructure.evidence.policy import parse_policy
from infrastructure.evidence.sealer.anchors import Anchors
from infrastructure.evidence.sealer.seal_folder import SealFolder
from infrastructure.evidence.sealer.sealer import Refused
from infrastructure.evidence.witness import WitnessBook
from infrastructure.http.witness_app import create_witness
from tests.graphql.served_installation import listening
from tests.infrastructure.evidence.attacks import NOON, ORIGIN, as_superuser, record, sealer_of
from tests.infrastructure.evidence.authority import timestamping_authority

LOG = Signer("log.example/w", os.urandom(32))
SECOND = int(NOON.timestamp())


class Witnessed:
    """A log of numbers and a witness behind a real door."""

    def __init__(self, address: str, book: WitnessBook, folder: Path) -> None:
        self.address, self.book = address, book
        self.tiles = Tiles(folder)
        self.tiles.extend(0, [sha256(b"\x00" + str(n).encode()).digest() for n in range(30)])

    def checkpoint(self, size: int, *, forked: bool = False) -> str:
        found = root(size, self.tiles.subtree) if not forked else sha256(b"another history").digest()
        return Checkpoint(LOG.key.name, size, found).text

    def ask(self, old: int, size: int, *, signer: Signer = LOG, forked: bool = False) -> httpx.Response:
        proof = consistency_proof(old, size, self.tiles.subtree) if old <= size else []
        text = self.checkpoint(size, forked=forked)
        return self.send(old, proof, note(text, [signer.sign(text)]))

    def send(self, old: int | str, proof: list[bytes], signed: str) -> httpx.Response:
        lines = [f"old {old}", *(b64encode(step).decode() for step in proof), "", signed]
        return httpx.post(f"{self.address}/add-checkpoint", content="\n".join(lines).encode())


@pytest.fixture
def witness(tmp_path: Path) -> Iterator[Witnessed]:
    book = WitnessBook("witness.example", tmp_path, [LOG.key], now=lambda: SECOND)
    with listening(create_witness(book)) as address:
        yield Witnessed(address, book, tmp_path)
    book.close()


def test_it_cosigns_what_continues_what_it_saw(witness: Witnessed) -> None:
    for old, new in ((0, 5), (5, 5), (5, 17), (17, 30)):
        answer = witness.ask(old, new)
        assert answer.status_code == 200, answer.text
        text = witness.checkpoint(new)
        (found,) = verify(note(text, [answer.text]), [witness.book.key])
        assert found.at == SECOND


def test_it_answers_as_the_protocol_says(witness: Witnessed) -> None:
    assert witness.ask(0, 10).status_code == 200

    conflict = witness.ask(0, 12)
    text = witness.checkpoint(12)
    stranger = Checkpoint("log.example/other", 12, bytes(32)).text
    proof = consistency_proof(10, 12, witness.tiles.subtree)
    statuses = {
        "another size than seen": conflict.status_code,
        "another log": witness.send(0, [], note(stranger, [LOG.sign(stranger)])).status_code,
        "no signature of the log": witness.ask(10, 12, signer=Signer(LOG.key.name, os.urandom(32))).status_code,
        "a signature that does not hold": witness.send(10, proof, note(text, [LOG.sign(stranger)])).status_code,
        "an old size above": witness.ask(12, 10).status_code,
        "a proof that is short": witness.send(10, proof[:-1], note(text, [LOG.sign(text)])).status_code,
        "a fork": witness.ask(10, 12, forked=True).status_code,
        "a fork of the same size": witness.ask(10, 10, forked=True).status_code,
        "no proof needed and one sent": witness.send(10, proof, note(text, [LOG.sign(text)])).status_code,
        "leading zero": witness.send("012", [], note(text, [LOG.sign(text)])).status_code,
        "garbage": httpx.post(f"{witness.address}/add-checkpoint", content=b"\xff\xfe").status_code,
        "too much": httpx.post(f"{witness.address}/add-checkpoint", content=b"x" * 200_000).status_code,
    }

    assert (conflict.text, conflict.headers["content-type"]) == ("10\n", "text/x.tlog.size")
    assert statuses == {
        "another size than seen": 409,
        "another log": 404,
        "no signature of the log": 403,
        "a signature that does not hold": 403,
        "an old size above": 400,
        "a proof that is short": 422,
        "a fork": 422,
        "a fork of the same size": 422,
        "no proof needed and one sent": 200,
        "leading zero": 400,
        "garbage": 400,
        "too much": 413,
    }


def test_an_empty_log_has_one_root(witness: Witnessed) -> None:
    for found, status in ((sha256(b"x").digest(), 422), (EMPTY, 200)):
        text = Checkpoint(LOG.key.name, 0, found).text
        assert witness.send(0, [], note(text, [LOG.sign(text)])).status_code == status


def test_it_shows_what_it_cosigned(witness: Witnessed) -> None:
    address = f"{witness.address}/{sha256(LOG.key.name.encode()).hexdigest()}/checkpoint"
    assert httpx.get(address, timeout=60).status_code == 404
    witness.ask(0, 9)

    shown = httpx.get(address, timeout=60)

    assert parse_checkpoint(shown.text).size == 9
    assert {one.key for one in verify(shown.text, [LOG.key, witness.book.key])} == {LOG.key, witness.book.key}


def test_what_it_saw_outlives_it(witness: Witnessed, tmp_path: Path) -> None:
    witness.ask(0, 20)
    again = WitnessBook("witness.example", tmp_path, [LOG.key], now=lambda: SECOND)
    try:
        text = witness.checkpoint(20, forked=True)
        body = f"old 20\n\n{note(text, [LOG.sign(text)])}".encode()
        assert again.add_checkpoint(body).status == 422
        assert again.key == witness.book.key
    finally:
        again.close()


@pytest.fixture
def log_key(tmp_path: Path) -> VerifierKey:
    """The key the sealer of these tests signs with."""
    return SealFolder(tmp_path / "seal").signer(ORIGIN).key


@pytest.mark.postgres
def test_a_sealer_asks_its_witnesses_and_a_quorum_counts(
    migrated_url: str, tmp_path: Path, log_key: VerifierKey
) -> None:
    (tmp_path / "w").mkdir()
    book = WitnessBook("witness.example", tmp_path / "w", [log_key], now=lambda: SECOND)
    dead = Signer("dead.example", os.urandom(32), COSIGNATURE).key
    with listening(create_witness(book)) as address:
        lines = [f"witness w {book.key} {address}", f"witness dead {dead} http://127.0.0.1:9", "group one any w dead"]
        for quorum, confirmed in (("one", True), ("dead", False)):
            policy = parse_policy("\n".join([*lines, f"quorum {quorum}"]))
            record(migrated_url, 7)
            with sealer_of(migrated_url, tmp_path / "seal") as sealer:
                (signed,) = sealer.seal()
                anchors = Anchors(policy, SealFolder(tmp_path / "seal"), lambda: NOON)
                found = anchors.confirm(sealer.tiles)
            assert (found is not None) == confirmed
            shown = (tmp_path / "seal" / "public" / "checkpoint").read_text()
            assert [one.key for one in verify(shown, [book.key])] == [book.key]
            assert parse_checkpoint(shown).size == signed.size
    anchored = SealFolder(tmp_path / "seal").anchored()
    assert anchored is not None
    assert (anchored.size, anchored.by) == (7, ("w",))
    book.close()


@pytest.mark.postgres
def test_a_stolen_key_and_a_sealer_that_forgot_do_not_pass_a_witness(
    migrated_url: str, tmp_path: Path, log_key: VerifierKey
) -> None:
    """The database is rewritten, the sealer's memory is wiped, its key is used again: the witness has seen the past."""
    (tmp_path / "w").mkdir()
    book = WitnessBook("witness.example", tmp_path / "w", [log_key], now=lambda: SECOND)
    record(migrated_url, 12)
    with listening(create_witness(book)) as address:
        policy = parse_policy(f"witness w {book.key} {address}\nquorum w")

        def sealed_and_confirmed() -> bool:
            with sealer_of(migrated_url, tmp_path / "seal") as sealer:
                sealer.seal()
                return Anchors(policy, SealFolder(tmp_path / "seal"), lambda: NOON).confirm(sealer.tiles) is not None

        assert sealed_and_confirmed()
        as_superuser(migrated_url, "DELETE FROM log_h14.fact WHERE position > 8")
        record(migrated_url, 9, beginning=50)
        with pytest.raises(Refused):
            sealed_and_confirmed()
        for name in ("sealed.json", "witnessed.json"):
            (tmp_path / "seal" / "private" / name).unlink()

        assert not sealed_and_confirmed()
    book.close()


@pytest.mark.postgres
def test_a_timestamp_is_got_and_stored(migrated_url: str, tmp_path: Path) -> None:
    (tmp_path / "tsa").mkdir()
    record(migrated_url, 3)
    with (
        timestamping_authority(tmp_path / "tsa") as (address, certificates),
        sealer_of(migrated_url, tmp_path / "seal") as sealer,
    ):
        sealer.seal()
        folder = SealFolder(tmp_path / "seal")
        policy = parse_policy(f"tsa {address} {certificates}\nquorum none")
        found = Anchors(policy, folder, lambda: NOON + timedelta(seconds=1)).confirm(sealer.tiles)
        other = tmp_path / "other"
        other.mkdir()
        with timestamping_authority(other) as (_, foreign):
            mistaken = parse_policy(f"tsa {address} {foreign}\nquorum none")
            assert Anchors(mistaken, folder, lambda: NOON).confirm(sealer.tiles) is None

    assert found is not None
    assert (found.size, found.by) == (3, (address,))
    ((size, token),) = folder.tokens()
    assert (size, len(token) > 500) == (3, True)
