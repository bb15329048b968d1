"""The whole log read again: dense positions, true leaves, unbroken streams (kiểm tra chuỗi sự kiện)."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from struct import Struct

from infrastructure.evidence.stored import StoredFact

_TO_STREAM = Struct(">Bqi").unpack_from
_VERSION = Struct(">q").unpack_from
_PREVIOUS = -(4 + 32 + 32)
_NO_LEAF = (0).to_bytes(4, "big")


@dataclass(frozen=True, slots=True)
class Chain:
    """How many facts held, and the position at which they stop to, None where all do (chuỗi sự kiện)."""

    facts: int
    broken_at: int | None = None
    said: str = ""


def check_chain(facts: Iterable[StoredFact]) -> Chain:
    """Hold every fact of a log, from its first, against its own bytes and the fact before it in its stream.

    Memory: the last version and leaf of every stream.
    """
    last: dict[bytes, tuple[int, bytes]] = {}
    position = 0
    for header, _, kept in facts:
        position += 1
        _, found, length = _TO_STREAM(header)
        end = 13 + length
        stream = header[13:end]
        (version,) = _VERSION(header, end)
        leaf = sha256(b"\x00" + header).digest()
        if found != position:
            return Chain(position - 1, position, f"position {found} stands where {position} should")
        if leaf != kept:
            return Chain(position - 1, position, "its stored bytes do not give the leaf stored beside them")
        before = last.get(stream)
        if before is None:
            whole = version in (0, 1) and header[-36:-32] == _NO_LEAF
        else:
            whole = version == before[0] + 1 and header[_PREVIOUS + 4 : -32] == before[1]
        if not whole:
            return Chain(position - 1, position, f"version {version} does not follow in the stream {stream.decode()}")
        last[stream] = version, leaf
    return Chain(position)
