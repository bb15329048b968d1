"""The leaf of a fact: what the log swears to, computed outside the database (giá trị băm của sự kiện).

Header form 1: form (1 byte), position (8), stream (4-byte length + UTF-8), version (8), topic (likewise),
recorded_at (8, microseconds since 2000-01-01T00:00:00Z), behind (8), number (8, 0 = none), metadata (4-byte
length + bytes), previous leaf of the stream (likewise, empty for the first fact), SHA-256 of the body (32).
Integers are big-endian. leaf = SHA-256(0x00 || header), the leaf hash of RFC 9162 over the header.
"""

import hashlib
from datetime import datetime
from struct import pack

from infrastructure.log.postgres_instants import EPOCH, MICROSECOND

FORM = 1


def leaf(
    *,
    position: int,
    stream: str,
    version: int,
    topic: str,
    recorded_at: datetime,
    behind: int,
    number: int | None,
    meta: bytes,
    prev: bytes,
    body: bytes,
) -> bytes:
    """SHA-256 leaf of one fact in header form 1 (giá trị băm)."""
    header = b"".join(
        (
            pack(">Bq", FORM, position),
            _text(stream),
            pack(">q", version),
            _text(topic),
            pack(">qqq", (recorded_at - EPOCH) // MICROSECOND, behind, number or 0),
            pack(">i", len(meta)),
            meta,
            pack(">i", len(prev)),
            prev,
            hashlib.sha256(body).digest(),
        )
    )
    return hashlib.sha256(b"\x00" + header).digest()


def _text(text: str) -> bytes:
    raw = text.encode()
    return pack(">i", len(raw)) + raw
