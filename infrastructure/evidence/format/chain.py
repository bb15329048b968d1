"""The whole log read again: dense positions, true leaves, unbroken streams (kiểm tra chuỗi sự kiện)."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from struct import Struct, error

_POSITION_AND_STREAM = Struct(">IBqi").unpack_from
_VERSION = Struct(">q").unpack_from
_LENGTH = Struct(">I").unpack_from
_FIRST = (0).to_bytes(4, "big")
_LATER = (32).to_bytes(4, "big")


@dataclass(frozen=True, slots=True)
class Chain:
    """How many facts held, and the position at which they stop to, None where all do (chuỗi sự kiện)."""

    facts: int
    broken_at: int | None = None
    said: str = ""


def check_chain(rows: Iterable[bytes]) -> Chain:
    """Hold every fact of a log, from its first, against its own bytes and the fact before it in its stream.

    rows are those of StoredFacts. Memory: the last version and leaf of every stream.
    """
    last: dict[bytes, tuple[int, bytes]] = {}
    position, digest = 0, sha256
    try:
        for row in rows:
            at, end = 0, len(row)
            while at < end:
                length, _, found, stream_length = _POSITION_AND_STREAM(row, at)
                header, at = at + 4, at + 4 + length
                named = header + 13 + stream_length
                stream = row[header + 13 : named]
                (version,) = _VERSION(row, named)
                (length,) = _LENGTH(row, at)
                body = at + 4
                body_end = body + length
                after = body_end + 32
                leaf = digest(b"\x00" + row[header:at] + digest(row[body:body_end]).digest()).digest()
                position += 1
                if found != position:
                    return Chain(position - 1, position, f"position {found} stands where {position} should")
                if leaf != row[body_end:after]:
                    return Chain(position - 1, position, "its stored bytes do not give the leaf stored beside them")
                if stream in last:
                    before, leaf_before = last[stream]
                    follows = version == before + 1 and row[at - 36 : at] == _LATER + leaf_before
                else:
                    follows = version in (0, 1) and row[at - 4 : at] == _FIRST
                if not follows:
                    said = f"version {version} of the stream {stream.decode(errors='replace')} does not follow"
                    return Chain(position - 1, position, said)
                last[stream] = version, leaf
                at = after
    except error:
        return Chain(position, position + 1, "it ends before its lengths say")
    return Chain(position)
