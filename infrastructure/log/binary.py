"""PostgreSQL's binary parameters and results, as far as the log speaks them (định dạng nhị phân)."""

from collections.abc import Sequence
from datetime import datetime
from struct import Struct, pack

from infrastructure.log.postgres_instants import instant

INT4, INT8, TEXT, BYTEA = 23, 20, 25, 17
_INT8, _LENGTH = Struct(">q"), Struct(">i")
_NULL = pack(">i", -1)


def int8(value: int) -> bytes:
    """A bigint parameter."""
    return _INT8.pack(value)


def array(element: int, items: Sequence[bytes | None]) -> bytes:
    """A one-dimensional array parameter of elements already in binary form."""
    if not items:
        return pack(">iii", 0, 0, element)
    parts = [pack(">iiiii", 1, 1, element, len(items), 1)]
    for item in items:
        if item is None:
            parts.append(_NULL)
        else:
            parts.append(_LENGTH.pack(len(item)))
            parts.append(item)
    return b"".join(parts)


def to_int(raw: bytes) -> int:
    """An integer result of 2, 4 or 8 bytes."""
    return int.from_bytes(raw, "big", signed=True)


def to_instant(raw: bytes) -> datetime:
    """A timestamptz result as aware UTC."""
    return instant(to_int(raw))
