"""The header of a fact read back from its bytes (phần đầu của sự kiện); layout: FORMATS.md."""

from datetime import datetime
from struct import error, unpack_from
from typing import NamedTuple

from infrastructure.log.postgres_instants import instant


class Header(NamedTuple):
    """What a leaf swears to, named (phần đầu của sự kiện)."""

    position: int
    stream: str
    version: int
    topic: str
    recorded_at: datetime
    behind: int
    number: int
    meta: bytes
    prev: bytes
    body_digest: bytes


class HeaderRefused(ValueError):
    """Bytes that are no header of form 1 (phần đầu không hợp lệ)."""


def parse_header(raw: bytes) -> Header:
    """The header in its fields. Raises HeaderRefused."""
    try:
        form, position = unpack_from(">Bq", raw)
        stream, at = _text(raw, 9)
        (version,) = unpack_from(">q", raw, at)
        topic, at = _text(raw, at + 8)
        moment, behind, number = unpack_from(">qqq", raw, at)
        meta, at = _bytes(raw, at + 24)
        prev, at = _bytes(raw, at)
    except (error, UnicodeDecodeError) as wrong:
        raise HeaderRefused("it is no header of a fact") from wrong
    if form != 1 or len(raw) != at + 32 or len(prev) not in (0, 32):
        raise HeaderRefused("it is no header of form 1")
    return Header(position, stream, version, topic, instant(moment), behind, number, meta, prev, raw[at:])


def _text(raw: bytes, at: int) -> tuple[str, int]:
    found, after = _bytes(raw, at)
    return found.decode(), after


def _bytes(raw: bytes, at: int) -> tuple[bytes, int]:
    (length,) = unpack_from(">i", raw, at)
    end = at + 4 + length
    if length < 0 or end > len(raw):
        raise HeaderRefused("it ends within a field")
    return raw[at + 4 : end], end
