"""One call of log.append in PostgreSQL's binary formats: parameters out, answers in (lời gọi ghi).

The hottest path of the house: what can be made ready per fact is made as it is queued, arrays are joined
from such pieces, and all answers of a group come back as one value of fixed-size records.
"""

from collections.abc import Sequence
from functools import lru_cache
from struct import Struct, pack

from application.ports import Append, NewFact
from infrastructure.log.binary import BYTEA, INT4, INT8, TEXT
from infrastructure.log.mapper import encode
from infrastructure.postgres.names import Names

ANSWER = Struct(">i c q q q q 32s".replace(" ", ""))
"""command, outcome (s r c k), position, version, number, recorded_at, leaf; 0 stands for none."""

_NULL = pack(">i", -1)
_HEADER = Struct(">iiiii")
_INT4 = Struct(">ii")
_INT8 = Struct(">iq")
_SMALL = [_INT4.pack(4, n) for n in range(4096)]


class FactChunks:
    """A new fact as pieces of the arrays it goes into; meta is the command's own piece (sự kiện ở dạng nhị phân)."""

    __slots__ = ("body", "meta", "size", "stream", "topic", "want")

    def __init__(self, fact: NewFact, meta: bytes) -> None:
        body = encode(fact.event)
        self.stream = sized(fact.stream.encode())
        self.want = _NULL if fact.want is None else _INT8.pack(8, fact.want)
        self.topic = _sized_word(fact.event.TOPIC)
        self.meta = meta
        self.body = sized(body)
        self.size = len(body) + len(meta)


def statement(names: Names) -> str:
    """The SQL of the call."""
    record = (
        "int4send(command) || convert_to(left(outcome, 1), 'UTF8') || int8send(coalesce(position, 0)) || "
        "int8send(coalesce(version, 0)) || int8send(coalesce(number, 0)) || timestamptz_send(recorded_at) || "
        "coalesce(leaf, decode(repeat('00', 32), 'hex'))"
    )
    return (
        f"SELECT string_agg({record}, ''::bytea) FROM {names.log}.append($1::int4[],$2::text[],$3::int8[],$4::int4[],"
        "$5::text[],$6::bytea[],$7::bytea[],$8::text[],$9::text[],$10::bytea[],$11::int4[],$12::int4[])"
    )


def parameters(appends: Sequence[tuple[Append, Sequence[FactChunks]]]) -> list[bytes]:
    """The arrays of a group, facts in order, commands numbered from 1."""
    chunks = [chunk for _, facts in appends for chunk in facts]
    commands, numbered, firsts, lasts = _places(appends)
    return [
        _array(INT4, commands),
        _array(TEXT, [chunk.stream for chunk in chunks]),
        _array(INT8, [chunk.want for chunk in chunks]),
        _array(INT4, numbered),
        _array(TEXT, [chunk.topic for chunk in chunks]),
        _array(BYTEA, [chunk.meta for chunk in chunks]),
        _array(BYTEA, [chunk.body for chunk in chunks]),
        _array(TEXT, [_sized_word(append.meta.actor) for append, _ in appends]),
        _array(TEXT, [sized(append.meta.key.encode()) for append, _ in appends]),
        _array(BYTEA, [sized(append.digest) for append, _ in appends]),
        _array(INT4, firsts),
        _array(INT4, lasts),
    ]


def _places(appends: Sequence[tuple[Append, Sequence[FactChunks]]]) -> tuple[list[bytes], ...]:
    """Whose each fact is, which fact numbers it, first and last fact of each command."""
    if all(len(facts) == 1 for _, facts in appends):  # nearly always: the numbers are the same three times
        numbers = [_int4(number) for number in range(1, len(appends) + 1)]
        return numbers, [_NULL] * len(numbers), numbers, numbers
    commands: list[bytes] = []
    numbered: list[bytes] = []
    firsts: list[bytes] = []
    lasts: list[bytes] = []
    for number, (append, facts) in enumerate(appends, start=1):
        start = len(commands)
        commands += [_int4(number)] * len(facts)
        for fact in append.facts:
            numbered.append(_NULL if fact.numbered_by is None else _int4(start + fact.numbered_by + 1))
        firsts.append(_int4(start + 1) if facts else _NULL)
        lasts.append(_int4(len(commands)) if facts else _NULL)
    return commands, numbered, firsts, lasts


def _int4(value: int) -> bytes:
    return _SMALL[value] if value < 4096 else _INT4.pack(4, value)


def sized(raw: bytes) -> bytes:
    """A piece of an array: its length and itself."""
    return len(raw).to_bytes(4, "big") + raw


@lru_cache(maxsize=4096)
def _sized_word(word: str) -> bytes:
    return sized(word.encode())


def _array(element: int, chunks: list[bytes]) -> bytes:
    if not chunks:
        return pack(">iii", 0, 0, element)
    return _HEADER.pack(1, 1, element, len(chunks), 1) + b"".join(chunks)
