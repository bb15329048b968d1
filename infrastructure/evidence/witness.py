"""A witness for logs of others: it has seen how far each had come, and cosigns nothing else (bên chứng kiến).

c2sp.org/tlog-witness. It keeps one size and root per log, in a file of its own; what it cosigned it never unsees.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

from infrastructure.evidence.format.checkpoint import Checkpoint, parse_checkpoint
from infrastructure.evidence.format.merkle import EMPTY, ProofRefused, verify_consistency
from infrastructure.evidence.format.notes import NoteRefused, Signer, VerifierKey, note, split, unbase64, verify
from infrastructure.identity.private_file import key_once

MOST_STEPS = 63


@dataclass(frozen=True, slots=True)
class Reply:
    """What it answers over HTTP (trả lời)."""

    status: int
    text: str
    kind: str = "text/plain; charset=utf-8"


class WitnessBook:
    """The last checkpoint cosigned of every log that is witnessed (sổ chứng kiến)."""

    def __init__(self, name: str, folder: Path, logs: Iterable[VerifierKey], now: Callable[[], int]) -> None:
        self._signer = Signer(name, key_once(folder / "witness.key", os.urandom(32)))
        self._logs = {key.name: key for key in logs}
        self._now = now
        self._turn = Lock()
        self._db = sqlite3.connect(folder / "witnessed.sqlite", check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS witnessed (origin TEXT PRIMARY KEY, size INTEGER, root BLOB, note TEXT)"
        )

    @property
    def key(self) -> VerifierKey:
        """Under which it cosigns."""
        return self._signer.key.sealing

    def close(self) -> None:
        """Put the book away."""
        self._db.close()

    def add_checkpoint(self, body: bytes) -> Reply:
        """Hold a checkpoint against what was seen before; a cosignature, or why not."""
        try:
            old, proof, signed, checkpoint = _parse(body)
        except (NoteRefused, UnicodeDecodeError) as error:
            return Reply(400, f"{error}\n")
        key = self._logs.get(checkpoint.origin)
        if key is None:
            return Reply(404, "this log is not witnessed here\n")
        try:
            own = verify(signed, [key, key.sealing])
            if all(one.key != key for one in own):
                raise NoteRefused("the log's own signature is missing")
        except NoteRefused as error:
            return Reply(403, f"{error}\n")
        if old > checkpoint.size:
            return Reply(400, "the old size is larger than the checkpoint\n")
        with self._turn:
            return self._hold(old, proof, signed, checkpoint, [one.line for one in own])

    def checkpoint(self, origin_hash: str) -> Reply:
        """The newest checkpoint cosigned of the log with this hash of its origin."""
        with self._turn:
            rows = self._db.execute("SELECT origin, note FROM witnessed").fetchall()
        for origin, signed in rows:
            if sha256(origin.encode()).hexdigest() == origin_hash:
                return Reply(200, signed)
        return Reply(404, "nothing of this log was cosigned here\n")

    def _hold(self, old: int, proof: list[bytes], signed: str, checkpoint: Checkpoint, own: list[str]) -> Reply:
        row = self._db.execute("SELECT size, root FROM witnessed WHERE origin = ?", [checkpoint.origin]).fetchone()
        size, root = row or (0, EMPTY)
        if old != size:
            return Reply(409, f"{size}\n", "text/x.tlog.size")
        try:
            if size:
                verify_consistency(size, checkpoint.size, root, checkpoint.root, proof)
            elif proof or (checkpoint.size == 0 and checkpoint.root != EMPTY):
                raise ProofRefused("of a log not seen before no proof is wanted, and an empty one has one root")
        except ProofRefused as error:
            return Reply(422, f"{error}\n")
        text, _ = split(signed)
        line = self._signer.cosign(text, self._now())
        self._db.execute(
            "INSERT INTO witnessed VALUES (?, ?, ?, ?) ON CONFLICT (origin) DO UPDATE "
            "SET size = excluded.size, root = excluded.root, note = excluded.note",
            [checkpoint.origin, checkpoint.size, checkpoint.root, note(text, [*own, line])],
        )
        return Reply(200, line)


def _parse(body: bytes) -> tuple[int, list[bytes], str, Checkpoint]:
    head, found, signed = body.decode().partition("\n\n")
    first, *steps = head.split("\n")
    size = first.removeprefix("old ")
    if not found or first == size or not size.isdecimal() or not size.isascii() or str(int(size)) != size:
        raise NoteRefused("it begins with «old» and a size, then proof lines, an empty line, a checkpoint")
    if len(steps) > MOST_STEPS or len(size) > 19:
        raise NoteRefused(f"more than {MOST_STEPS} proof lines")
    proof = [unbase64(step) for step in steps]
    if any(len(step) != 32 for step in proof):
        raise NoteRefused("a proof line is no hash of 32 bytes")
    return int(size), proof, signed, parse_checkpoint(signed)
