"""Facts as they are stored: header and body, byte for byte, without trusting anything else (sự kiện đã lưu)."""

import hashlib
from collections.abc import Iterator
from struct import Struct
from typing import Any, NamedTuple, Self

import psycopg

from infrastructure.postgres.names import Names

_LENGTH = Struct(">i")
_COLUMNS = "form, position, stream, version, topic, recorded_at, behind, coalesce(number, 0), meta, prev, leaf, body"
_END = b"\xff\xff"
_TWELVE = (12).to_bytes(2, "big")


class NotAsWritten(RuntimeError):
    """What the database gives is no fact of the form it claims (dữ liệu không đúng định dạng)."""


class StoredFact(NamedTuple):
    """One fact: the header that was hashed, the body, and the leaf the database keeps beside them (sự kiện đã lưu)."""

    position: int
    header: bytes
    body: bytes
    kept_leaf: bytes

    @property
    def leaf(self) -> bytes:
        """The leaf as the bytes give it."""
        return hashlib.sha256(b"\x00" + self.header).digest()


class StoredFacts:
    """The log read with one role of its own, in order, as bytes (đọc nhật ký)."""

    def __init__(self, url: str, names: Names, role: str) -> None:
        self._db: psycopg.Connection[tuple[Any, ...]] = psycopg.connect(url, autocommit=True)
        self._db.execute(f"SET ROLE {role}".encode())
        self._db.execute("SET default_transaction_read_only TO on")
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
        return self._copy(f"position BETWEEN {int(first)} AND {int(last)} ORDER BY position")

    def of_streams(self, streams: list[str]) -> Iterator[StoredFact]:
        """The facts of whole streams, in order of position."""
        return self._copy("stream = ANY (%s) ORDER BY position", [streams])

    def at_versions(self, stream: str, versions: list[int]) -> Iterator[StoredFact]:
        """Some facts of one stream."""
        return self._copy("stream = %s AND version = ANY (%s) ORDER BY position", [stream, versions])

    def streams_below(self, beginning: str) -> list[str]:
        """Names of the streams that begin so."""
        rows = self._db.execute(
            f"SELECT stream FROM {self._fact} WHERE stream >= %s AND stream < %s AND version = 1".encode(),
            [beginning, f"{beginning}\U0010ffff"],
        )
        return sorted(str(stream) for (stream,) in rows)

    def _copy(self, where: str, parameters: list[Any] | None = None) -> Iterator[StoredFact]:
        statement = f"COPY (SELECT {_COLUMNS} FROM {self._fact} WHERE {where}) TO STDOUT (FORMAT BINARY)".encode()
        with self._db.cursor() as cursor, cursor.copy(statement, parameters) as copy:
            at = 19  # before the first row: a signature, flags and a length
            for row in copy:
                raw = bytes(row)
                if raw[at : at + 2] != _END:
                    yield _fact(raw, at)
                at = 0


def _fact(raw: bytes, at: int) -> StoredFact:
    """A fact from one row of a binary COPY: its fields stand as in the header, each after its length."""
    if raw[at : at + 2] != _TWELVE:
        raise NotAsWritten("a row of the log has other columns than it should")
    at += 2
    spans = []
    for _ in range(12):
        (length,) = _LENGTH.unpack_from(raw, at)
        if length < 0:
            raise NotAsWritten("a row of the log has no value where one is needed")
        spans.append((at, at + 4 + length))
        at += 4 + length
    form, position, stream, version, topic, moment, behind, number, meta, prev, leaf, body = spans
    content = raw[body[0] + 4 : body[1]]
    header = b"".join(
        (
            raw[form[1] - 1 : form[1]],
            raw[position[0] + 4 : position[1]],
            raw[stream[0] : stream[1]],
            raw[version[0] + 4 : version[1]],
            raw[topic[0] : topic[1]],
            raw[moment[0] + 4 : moment[1]],
            raw[behind[0] + 4 : behind[1]],
            raw[number[0] + 4 : number[1]],
            raw[meta[0] : meta[1]],
            raw[prev[0] : prev[1]],
            hashlib.sha256(content).digest(),
        )
    )
    return StoredFact(
        int.from_bytes(raw[position[0] + 4 : position[1]], "big", signed=True),
        header,
        content,
        raw[leaf[0] + 4 : leaf[1]],
    )
