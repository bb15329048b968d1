"""Facts as they are stored: header and body, byte for byte, without trusting anything else (sự kiện đã lưu)."""

import hashlib
from collections.abc import Iterator
from struct import Struct, error
from typing import Any, NamedTuple, Self

import psycopg

from infrastructure.evidence.format.header import parse_header
from infrastructure.log.fact_reader import Row
from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.sessions import session

_END = b"\xff\xff"
_HASH = 32
_LENGTH = Struct(">I").unpack_from
_TOGETHER = 32
"""Facts in one row on their way here: a row costs as much as a fact."""
_HEADER = (
    "substr(int2send(form), 2) || int8send(position) || int4send(octet_length(stream)) || convert_to(stream, 'UTF8') "
    "|| int8send(version) || int4send(octet_length(topic)) || convert_to(topic, 'UTF8') "
    "|| timestamptz_send(recorded_at) || int8send(behind) || int8send(coalesce(number, 0)) "
    "|| int4send(length(meta)) || meta || int4send(length(prev)) || prev"
)
_FACT = "int4send(length(header)) || header || int4send(length(body)) || body || leaf"


class FactTruncated(RuntimeError):
    """What the database gives is no fact of the form it claims (dữ liệu không đúng định dạng)."""


class StoredFact(NamedTuple):
    """One fact: the header that was hashed, the body, and the leaf the database keeps beside them (sự kiện đã lưu)."""

    header: bytes
    body: bytes
    stored_leaf: bytes

    @property
    def position(self) -> int:
        """Where it stands in the log."""
        return int.from_bytes(self.header[1:9], "big", signed=True)

    @property
    def leaf(self) -> bytes:
        """The leaf as the bytes give it."""
        return hashlib.sha256(b"\x00" + self.header).digest()


class StoredFacts:
    """The log read with one role of its own, in order, as bytes (đọc nhật ký)."""

    def __init__(self, url: str, names: SchemaNames, role: str) -> None:
        self._db: psycopg.Connection[tuple[Any, ...]] = session(url, autocommit=True)
        try:
            self._db.execute(f"SET ROLE {role}".encode())
            self._db.execute("SET default_transaction_read_only TO on")
        except psycopg.Error:
            self._db.close()
            raise
        self._fact = f"{names.log}.fact"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._db.close()

    def head(self) -> int:
        """Position of the last fact, 0 for an empty log."""
        row = self._db.execute(f"SELECT coalesce(max(position), 0) FROM {self._fact}".encode()).fetchone()
        return int(row[0]) if row else 0

    def between(self, first: int, last: int) -> Iterator[StoredFact]:
        """Facts of a range of positions, in order; what is missing is simply not there."""
        for row in self.rows(first, last):
            yield from _facts(row)

    def rows(self, first: int, last: int) -> Iterator[bytes]:
        """The same, many facts to a row: for each the length of its header, the header without the body's hash, the
        length of the body, the body, the leaf kept beside them."""
        some = f"position BETWEEN start AND least(start + {_TOGETHER - 1}, {int(last)})"
        return self._copy(
            f"SELECT ({self._together(some)}) FROM generate_series({int(first)}, {int(last)}, {_TOGETHER}) start"
        )

    def of_streams(self, streams: list[str]) -> Iterator[StoredFact]:
        """The facts of whole streams, in order of position."""
        return self._some("stream = ANY (%s)", [streams])

    def at_versions(self, stream: str, versions: list[int]) -> Iterator[StoredFact]:
        """Some facts of one stream."""
        return self._some("stream = %s AND version = ANY (%s)", [stream, versions])

    def at_positions(self, positions: list[int]) -> Iterator[StoredFact]:
        """Some facts, wherever they stand, in order."""
        return self._some("position = ANY (%s)", [positions])

    def streams_below(self, beginning: str) -> list[str]:
        """Names of the streams that begin so."""
        rows = self._db.execute(
            f"SELECT stream FROM {self._fact} WHERE stream >= %s AND stream < %s AND version = 1".encode(),
            [beginning, f"{beginning}\U0010ffff"],
        )
        return sorted(str(stream) for (stream,) in rows)

    def _together(self, where: str) -> str:
        return f"SELECT string_agg({_FACT}, '') FROM ({self._selected(where)}) x"

    def _selected(self, where: str) -> str:
        return f"SELECT {_HEADER} AS header, body, leaf FROM {self._fact} WHERE {where} ORDER BY position"

    def _some(self, where: str, parameters: list[Any]) -> Iterator[StoredFact]:
        for row in self._copy(f"SELECT {_FACT} FROM ({self._selected(where)}) x", parameters):
            yield from _facts(row)

    def _copy(self, select: str, parameters: list[Any] | None = None) -> Iterator[bytes]:
        statement = f"COPY ({select}) TO STDOUT (FORMAT BINARY)".encode()
        with self._db.cursor() as cursor, cursor.copy(statement, parameters) as copy:
            at = 19  # before the first row: a signature, flags and a length
            for row in copy:
                if row[at : at + 2] != _END:
                    yield bytes(row[at + 6 :])
                at = 0


def _facts(raw: bytes) -> Iterator[StoredFact]:
    """The facts of one row."""
    at, end, sha256 = 0, len(raw), hashlib.sha256
    try:
        while at < end:
            header = at + 4
            (length,) = _LENGTH(raw, at)
            at = header + length
            body = at + 4
            (length,) = _LENGTH(raw, at)
            leaf = body + length
            content = raw[body:leaf]
            yield StoredFact(raw[header:at] + sha256(content).digest(), content, raw[leaf : leaf + _HASH])
            at = leaf + _HASH
    except error as wrong:
        raise FactTruncated("a fact ends before its lengths say") from wrong
    if at != end:
        raise FactTruncated("a fact ends before its lengths say")


def row_of(stored: StoredFact) -> Row:
    """A fact in the columns of the one reader, of its bytes alone. Raises HeaderRefused."""
    head = parse_header(stored.header)
    return (
        head.position,
        head.stream,
        head.version,
        head.topic,
        stored.body,
        head.recorded_at,
        head.number or None,
        head.meta,
        stored.leaf,
    )
