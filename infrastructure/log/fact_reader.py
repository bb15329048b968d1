"""The one reader of stored facts: their columns, a row as a fact, and what is said of one that cannot be read.

Every reader of the log selects COLUMNS and hands its rows over here, so that an unreadable fact is named the
same way by all of them (đọc sự kiện đã lưu).
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from application.ports import Fact, Metadata
from domain.values import ActorId
from infrastructure.log.codec import Decode, decode, decode_metadata

COLUMNS = "position, stream, version, topic, body, recorded_at, number, meta, leaf"
"""The columns of a stored fact, in the order of Row."""

Row = tuple[int, str, int, str, bytes, datetime, int | None, bytes, bytes]
"""A stored fact in its columns."""

STORED_EVENT = "position, stream, version, topic, body"
"""The columns of a fact whose envelope is not asked for."""

UNDECODABLE = (msgspec.MsgspecError, LookupError, ValueError, TypeError, RecursionError)
"""What decoding raises for bytes that cannot be read, whatever upcaster or class met them."""

_NOBODY = Metadata(actor=ActorId(""), role="", key="")


class UnreadableFact(Exception):
    """A recorded fact cannot be read; the message names its place and topic (sự kiện không đọc được)."""


def unreadable(place: str, topic: str, error: Exception) -> UnreadableFact:
    """What is said of a fact that cannot be read, whoever reads it."""
    return UnreadableFact(f"the fact at {place} cannot be read: {error} (topic {topic})")


def facts_of(rows: Iterable[Row], decode: Decode = decode) -> Iterator[Fact]:
    """Rows as facts. Raises UnreadableFact at the first one that cannot be read."""
    for fact in facts_or_errors(rows, decode):
        if isinstance(fact.event, UnreadableFact):
            raise fact.event
        yield fact


def facts_or_errors(rows: Iterable[Row], decode: Decode = decode) -> Iterator[Fact]:
    """Rows as facts; of one that cannot be read the UnreadableFact stands where its event would."""
    said, who = b"", _NOBODY
    for position, stream, version, topic, body, recorded_at, number, meta, leaf in rows:
        event: Any
        try:
            event = decode(topic, body)
            if meta != said:  # facts of one append say the same
                said, who = meta, decode_metadata(meta)
        except UNDECODABLE as error:
            event, said, who = unreadable(f"position {position}", topic, error), b"", _NOBODY
            event.__cause__ = error
        yield Fact(position, stream, version, topic, event, recorded_at, number, who, leaf)


def refuse_unreadable(facts: Iterable[Fact]) -> None:
    """Raise what stands in place of the first event that could not be read, if there is one."""
    for fact in facts:
        if isinstance(fact.event, UnreadableFact):
            raise fact.event
