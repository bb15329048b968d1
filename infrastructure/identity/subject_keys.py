"""Keys of data subjects and what is encrypted under them (kho khóa; mã hóa dữ liệu cá nhân).

An encrypted value is ``1.<nonce and ciphertext>.<commitment>`` in base64url: AES-256-GCM under the subject's
own random key, the subject bound as associated data. AES-GCM does not commit to its key, so the plaintext
carries a salt and the commitment SHA-256(0x02 || salt || values): nobody can later open it to other content,
and without the key the commitment says nothing either. Keys lie in a file of their own, outside PostgreSQL
and its backups; destroying one makes every value of that person unreadable for good.
"""

import hashlib
import os
import sqlite3
import threading
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import closing
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.errors import Malformed
from domain.values import Encrypted, PersonRef
from infrastructure.identity.private_file import private_folder
from infrastructure.postgres.installations import InstallationRefused

KEYS = "keys"
"""The folder of the data directory that holds them."""
_FILE = "subjects.sqlite"
_SALT = 32
_NONCE = 12


class KeysUnusable(InstallationRefused):
    """The file with the keys of persons cannot be used (kho khóa không dùng được)."""


def has_store(folder: Path) -> bool:
    """Whether a folder holds a key store, be it an empty one; nothing is made. Raises KeysUnusable."""
    has_subjects(folder)
    path = folder / _FILE
    return path.exists() and path.stat().st_size > 0


def has_subjects(folder: Path) -> bool:
    """Whether a folder holds a key of anybody, destroyed or not; nothing is made. Raises KeysUnusable."""
    path = folder / _FILE
    if not path.exists() or not path.stat().st_size:
        return False
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            return db.execute("SELECT 1 FROM subject LIMIT 1").fetchone() is not None
    except sqlite3.Error as error:
        raise _unusable(path, error) from error


def _unusable(path: Path, error: sqlite3.Error) -> KeysUnusable:
    return KeysUnusable(
        f"{path} holds the keys of persons and cannot be used ({error}): nothing is served; look whether its disk has "
        "room and the file may be written, or restore it from its copy"
    )


class SqliteSubjectKeys:
    """Keys in one SQLite file, on disk before anything is encrypted under them (kho khóa).

    Raises KeysUnusable where that file cannot be used.
    """

    def __init__(self, folder: Path | None) -> None:
        path = ":memory:" if folder is None else _private(private_folder(folder) / _FILE)
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._lock = threading.Lock()
        try:
            self._lay()
        except sqlite3.Error as error:
            self._db.close()
            raise _unusable(Path(path), error) from error

    def _lay(self) -> None:
        self._db.execute("PRAGMA busy_timeout = 10000")
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS subject (ref TEXT PRIMARY KEY, key BLOB, "
            "made_at TEXT DEFAULT CURRENT_TIMESTAMP)"
        )

    def encrypt(self, subject: PersonRef, values: dict[str, str]) -> Encrypted:
        """Personal values under the subject's own key; makes the key when there is none.

        Raises Malformed when the subject's key was destroyed.
        """
        plain = msgspec.json.encode(values)
        salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
        box = nonce + AESGCM(self._key(subject)).encrypt(nonce, salt + plain, subject.encode())
        return Encrypted(f"1.{_text(box)}.{_text(_commitment(salt, plain))}")

    def decrypt(self, subject: PersonRef, encrypted: Encrypted) -> dict[str, str] | None:
        """The values, None when the key was destroyed. Raises Malformed for a value that was tampered with."""
        key = self._find(subject)
        if key is None:
            return None
        try:
            form, box, commitment = encrypted.split(".")
            raw = _bytes(box)
            opened = AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], subject.encode())
        except (ValueError, InvalidTag) as error:
            raise Malformed("an encrypted value does not open under its subject's key: it was changed") from error
        salt, plain = opened[:_SALT], opened[_SALT:]
        if form != "1" or _text(_commitment(salt, plain)) != commitment:
            raise Malformed("an encrypted value does not match its commitment: it was changed")
        return msgspec.json.decode(plain, type=dict[str, str])

    def knows(self, subject: PersonRef) -> bool:
        """Whether the subject's key is still there."""
        return self._find(subject) is not None

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _key(self, subject: PersonRef) -> bytes:
        with self._lock:
            self._db.execute("INSERT OR IGNORE INTO subject (ref, key) VALUES (?, ?)", [subject, os.urandom(32)])
        key = self._find(subject)
        if key is None:
            raise Malformed(
                f"the key of subject {subject} was destroyed: nothing more can be encrypted for them",
                vi=f"khóa của chủ thể dữ liệu {subject} đã bị hủy; không mã hóa thêm được dữ liệu của người này",
                code="KEY_DESTROYED",
            )
        return key

    def _find(self, subject: PersonRef) -> bytes | None:
        with self._lock:
            row = self._db.execute("SELECT key FROM subject WHERE ref = ?", [subject]).fetchone()
        return row[0] if row else None


def _commitment(salt: bytes, plain: bytes) -> bytes:
    return hashlib.sha256(b"\x02" + salt + plain).digest()


def _private(path: Path) -> str:
    """The file, there and closed to others before SQLite opens it: its journal inherits the rights, and the keys."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    os.chmod(path, 0o600)
    return str(path)


def _bytes(text: str) -> bytes:
    """The bytes of a text exactly as we write it; Python's decoder would pass over foreign letters."""
    raw = urlsafe_b64decode(text)
    if _text(raw) != text:
        raise ValueError("not our base64")
    return raw


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode()
