"""One call of log.append in PostgreSQL's binary formats: parameters out, answers in (lời gọi ghi).

The hottest path of the installation: what can be made ready per fact is made as it is queued, arrays are joined
from such pieces, and all answers of a group come back as one value of fixed-size records.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from struct import Struct, pack

from application.ports import Append, NewFact
from infrastructure.log.binary import BYTEA, INT4, INT8, TEXT
from infrastructure.log.codec import encode
from infrastructure.log.known_facts import KnownFact
from infrastructure.postgres.names import SchemaNames

HEAD = Struct(">qq")
"""What an answer begins with: the position it found at the head, and recorded_at."""

ROW = Struct(">qq32s")
"""What follows for every fact, in order: version, number (0 = none), leaf; version -1 when it was not stored."""

_NULL = pack(">i", -1)
_HEADER = Struct(">iiiii")
_LENGTH = Struct(">i")
_INT4 = Struct(">ii")
_INT8 = Struct(">iq")


Chunks = tuple[bytes, bytes, bytes, bytes, bytes]
"""A new fact as pieces of the arrays it goes into: stream, wanted version, topic, metadata, body."""


def chunks(fact: NewFact, meta: bytes) -> Chunks:
    """The pieces of a fact; meta is its command's own. Raises ValueError for what cannot be written down."""
    stream, want, event, _ = fact
    return (
        sized(stream.encode()),
        _NULL if want is None else _INT8.pack(8, want),
        _sized_word(event.TOPIC),
        meta,
        sized(encode(event)),
    )


def sized(raw: bytes) -> bytes:
    """A piece of an array: its length and itself."""
    return _LENGTH.pack(len(raw)) + raw


@lru_cache(maxsize=4096)
def _sized_word(word: str) -> bytes:
    return sized(word.encode())


def statement(names: SchemaNames) -> str:
    """The SQL of the call: it records nothing and answers NULL where the log lacks a fact that it is known to hold."""
    lacks = (
        "SELECT FROM unnest($14::int8[],$15::bytea[]) AS known(position, leaf) WHERE NOT EXISTS "
        f"(SELECT FROM {names.log}.fact f WHERE f.position = known.position AND known.leaf IN ('', f.leaf))"
    )
    return (
        f"SELECT CASE WHEN NOT EXISTS ({lacks}) THEN {names.log}.append("
        "$1::int4[],$2::text[],$3::int8[],$4::int4[],$5::int4[],"
        "$6::text[],$7::bytea[],$8::bytea[],$9::text[],$10::text[],$11::bytea[],$12::int4[],$13::int4[]) END"
    )


def known(facts: Sequence[KnownFact]) -> list[bytes | None]:
    """The last two arrays: what the log must hold."""
    return [
        _array(INT8, [_INT8.pack(8, fact.position) for fact in facts]),
        _array(BYTEA, [sized(fact.leaf) for fact in facts]),
    ]


def parameters(appends: Sequence[tuple[Append, Sequence[Chunks]]]) -> list[bytes | None]:
    """The arrays of a group, facts in order, rows and commands numbered from 1; a plain call leaves the numbers out."""
    facts = [fact for _, pieces in appends for fact in pieces]
    streams, wants, topics, metas, bodies = zip(*facts, strict=True) if facts else ((),) * 5
    commands = firsts = lasts = befores = numbered_bys = None
    if not _is_plain(appends, streams, wants):
        commands, firsts, lasts = _rows_of_commands([len(pieces) for _, pieces in appends])
        befores, numbered_bys = _befores(streams), _numbered_bys([append for append, _ in appends])
    return [
        commands,
        _array(TEXT, streams),
        _array(INT8, wants),
        befores,
        numbered_bys,
        _array(TEXT, topics),
        _array(BYTEA, metas),
        _array(BYTEA, bodies),
        _array(TEXT, [_sized_word(append.meta.actor) for append, _ in appends]),
        _array(TEXT, [sized(append.meta.key.encode()) for append, _ in appends]),
        _array(BYTEA, [sized(append.digest) for append, _ in appends]),
        firsts,
        lasts,
    ]


def _is_plain(
    appends: Sequence[tuple[Append, Sequence[Chunks]]], streams: Sequence[bytes], wants: Sequence[bytes]
) -> bool:
    """Whether every command records one fact of a stream of its own at a version it wants, as nearly all do."""
    single = all(len(pieces) == 1 for _, pieces in appends)
    return single and len(set(streams)) == len(streams) and _NULL not in wants


def _rows_of_commands(sizes: Sequence[int]) -> tuple[bytes, bytes, bytes]:
    """Whose each row is, and the first and last row of each command."""
    commands, firsts, lasts = list[int](), list[int | None](), list[int | None]()
    for command, size in enumerate(sizes, start=1):
        firsts.append(len(commands) + 1 if size else None)
        commands += [command] * size
        lasts.append(len(commands) if size else None)
    return _int4s(commands), _int4s(firsts), _int4s(lasts)


def _befores(streams: Iterable[bytes]) -> bytes:
    """The row before each in the same stream of this call, 0 where there is none."""
    last: dict[bytes, int] = {}
    befores = []
    for row, stream in enumerate(streams, start=1):
        befores.append(last.get(stream, 0))
        last[stream] = row
    return _int4s(befores)


def _numbered_bys(appends: Iterable[Append]) -> bytes:
    """The row that numbers each, 0 where none does."""
    rows: list[int] = []
    for append in appends:
        start = len(rows) + 1
        rows += [0 if fact.numbered_by is None else start + fact.numbered_by for fact in append.facts]
    return _int4s(rows)


def _int4s(values: Iterable[int | None]) -> bytes:
    return _array(INT4, [_NULL if value is None else _INT4.pack(4, value) for value in values])


def _array(element: int, pieces: Sequence[bytes]) -> bytes:
    if not pieces:
        return pack(">iii", 0, 0, element)
    return _HEADER.pack(1, 1, element, len(pieces), 1) + b"".join(pieces)
