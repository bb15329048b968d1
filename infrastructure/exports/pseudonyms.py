"""Officers under names that say nothing (mã hóa danh tính cán bộ)."""

import hashlib
import hmac
import os
from pathlib import Path

from domain.errors import Malformed
from infrastructure.identity.private_file import write_once

_LEAST_BYTES = 16
_LETTERS = 16


class OfficerPseudonyms:
    """One name per officer under one key; two exports under two keys cannot be joined (bí danh)."""

    def __init__(self, key: bytes | None = None) -> None:
        self._key = key or os.urandom(32)

    def of(self, source: str, officer: str) -> str:
        """The name of an officer of a source: the same for the same key."""
        return hmac.digest(self._key, f"{source}/{officer}".encode(), hashlib.sha256).hex()[:_LETTERS]


def pseudonyms_from(path: Path) -> OfficerPseudonyms:
    """Names under the key in a file, which is made for its owner alone when it is not there. Raises Malformed."""
    key = write_once(path, os.urandom(32))
    if len(key) < _LEAST_BYTES:
        raise Malformed(f"{path}: {len(key)} bytes are too few for a key; give a file of at least {_LEAST_BYTES}")
    return OfficerPseudonyms(key)
