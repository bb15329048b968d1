"""Signed notes and verifier keys as C2SP writes them (văn bản có chữ ký): c2sp.org/signed-note, /tlog-cosignature."""

import hashlib
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from struct import pack, unpack

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SIGNATURE, COSIGNATURE = 0x01, 0x04
"""Kinds of Ed25519 signature: over the note, and over a checkpoint with the instant it was seen."""
MOST_BYTES = 100_000
MOST_SIGNATURES = 64


class NoteRefused(ValueError):
    """It is no signed note, or a known key's signature does not hold (văn bản hoặc chữ ký không hợp lệ)."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key with its name and kind (khóa xác minh)."""

    name: str
    kind: int
    public: bytes

    @property
    def id(self) -> bytes:
        """Four bytes by which signatures name it."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    @property
    def sealing(self) -> "VerifierKey":
        """The same key as it signs with an instant."""
        return VerifierKey(self.name, COSIGNATURE, self.public)

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{b64encode(bytes([self.kind]) + self.public).decode()}"


@dataclass(frozen=True, slots=True)
class Verified:
    """A signature that holds; at is the POSIX second of a cosignature, None of a plain one (chữ ký hợp lệ)."""

    key: VerifierKey
    at: int | None
    line: str


class Signer:
    """A private key that signs under a name (khóa ký)."""

    def __init__(self, name: str, seed: bytes, kind: int = SIGNATURE) -> None:
        refuse_unusable(name)
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.key = VerifierKey(name, kind, self._private.public_key().public_bytes_raw())

    def sign(self, text: str) -> str:
        """The signature line over a note's text."""
        return _line(self.key, self._private.sign(text.encode()))

    def cosign(self, text: str, at: int) -> str:
        """The cosignature line over a checkpoint, seen at a POSIX second."""
        signature = self._private.sign(_cosigned_text(text, at))
        return _line(VerifierKey(self.key.name, COSIGNATURE, self.key.public), pack(">Q", at) + signature)


def parse_key(vkey: str) -> VerifierKey:
    """A verifier key from its text. Raises NoteRefused."""
    name, _, rest = vkey.strip().partition("+")
    claimed, _, encoded = rest.partition("+")
    raw = unbase64(encoded)
    if len(raw) != 33 or raw[0] not in (SIGNATURE, COSIGNATURE):
        raise NoteRefused(f"«{vkey.strip()[:80]}» is no Ed25519 verifier key: name+id+base64")
    refuse_unusable(name)
    key = VerifierKey(name, raw[0], raw[1:])
    if claimed != key.id.hex():
        raise NoteRefused(f"«{vkey.strip()[:80]}» names another key id than its own, {key.id.hex()}")
    return key


def note(text: str, lines: Iterable[str]) -> str:
    """A note: text, an empty line, signature lines."""
    return f"{text}\n{''.join(lines)}"


def split(note: str) -> tuple[str, list[str]]:
    """Text and signature lines of a note. Raises NoteRefused."""
    if len(note.encode()) > MOST_BYTES:
        raise NoteRefused(f"a note of more than {MOST_BYTES} bytes is not read")
    text, found, signatures = note.rpartition("\n\n")
    text += "\n"
    if not found or not signatures.endswith("\n") or re.search(r"[\x00-\x09\x0b-\x1f]", note):
        raise NoteRefused("it is no signed note: text, an empty line, signature lines")
    lines = signatures.splitlines(keepends=True)
    if len(lines) > MOST_SIGNATURES:
        raise NoteRefused(f"a note with more than {MOST_SIGNATURES} signatures is not read")
    for line in lines:
        _parts(line)
    return text, lines


def verify(note: str, keys: Iterable[VerifierKey]) -> list[Verified]:
    """The signatures that hold under known keys; others are ignored. Raises NoteRefused where a known one does not."""
    text, lines = split(note)
    known = {(key.name, key.id): key for key in keys}
    found: list[Verified] = []
    for line in lines:
        name, key_id, signature = _parts(line)
        key = known.get((name, key_id))
        if key is not None and all(one.key != key for one in found):
            found.append(Verified(key, _hold(key, text, signature), line))
    return found


def unbase64(text: str) -> bytes:
    """Bytes of standard base64 in its one spelling. Raises NoteRefused."""
    try:
        raw = b64decode(text, validate=True)
    except ValueError as error:
        raise NoteRefused(f"«{text[:80]}» is no base64") from error
    if b64encode(raw).decode() != text:
        raise NoteRefused(f"«{text[:80]}» is base64 with stray bits")
    return raw


def refuse_unusable(name: str) -> None:
    """Refuse a key name that no note can carry."""
    if not name or re.search(r"[\s+]", name):
        raise NoteRefused(f"«{name[:80]}» cannot name a key: no spaces and no plus")


def _line(key: VerifierKey, signature: bytes) -> str:
    return f"— {key.name} {b64encode(key.id + signature).decode()}\n"


def _parts(line: str) -> tuple[str, bytes, bytes]:
    found = re.fullmatch(r"— ([^\s+]+) ([A-Za-z0-9+/=]+)\n", line)
    if found is None:
        raise NoteRefused(f"«{line.strip()[:80]}» is no signature line")
    raw = unbase64(found[2])
    if len(raw) < 5:
        raise NoteRefused(f"«{line.strip()[:80]}» is too short for a signature")
    return found[1], raw[:4], raw[4:]


def _hold(key: VerifierKey, text: str, signature: bytes) -> int | None:
    at, signed = None, text.encode()
    if key.kind == COSIGNATURE:
        if len(signature) != 72:
            raise NoteRefused(f"the cosignature of {key.name} has another length than an Ed25519 one")
        (at,) = unpack(">Q", signature[:8])
        signed, signature = _cosigned_text(text, at), signature[8:]
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, signed)
    except InvalidSignature as error:
        raise NoteRefused(f"the signature of {key.name} does not hold") from error
    return at


def _cosigned_text(text: str, at: int) -> bytes:
    return f"cosignature/v1\ntime {at}\n{text}".encode()
