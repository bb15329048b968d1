"""Events to the exact bytes that are stored and hashed, and back (mã hóa, giải mã sự kiện).

Bodies are JSON written by msgspec; the topic is written on the event class and never changes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from application.ports import Metadata
from infrastructure.log.topics import EVENT_OF
from infrastructure.log.upcasting import UPCASTERS, Upcaster, newest

_ENCODER = msgspec.json.Encoder()
_METADATA = msgspec.json.Decoder(Metadata)


Decode = Callable[[str, bytes], Any]


class UnknownTopic(LookupError):
    """A fact in the log has a topic this version of the installation does not know (chủ đề chưa biết)."""


class _StoredMetadata(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Metadata as they are written down: what is not known takes no space (siêu dữ liệu đã ghi)."""

    actor: str
    role: str
    agency: str | None = None
    on_behalf_of: str | None = None
    key: str
    correlation: str | None = None
    causation: int | None = None
    traceparent: str | None = None
    entered_late: str | None = None


@dataclass(frozen=True, slots=True)
class EncodedEvent:
    """An event that is already bytes under its topic (sự kiện đã mã hóa)."""

    TOPIC: str
    body: bytes


def encode(value: Any) -> bytes:
    """JSON bytes of an event, as they are stored and hashed."""
    return value.body if isinstance(value, EncodedEvent) else _ENCODER.encode(value)


def decoding(events: Mapping[str, type[Any]], upcasters: Mapping[str, Upcaster]) -> Decode:
    """How stored bytes become events: each topic's newest class, and the way there from older ones."""
    decoders = {topic: msgspec.json.Decoder(event).decode for topic, event in events.items()}

    def decode(topic: str, body: bytes) -> Any:
        """The event of stored bytes in its newest shape. Raises UnknownTopic, UpcastFailed, msgspec.DecodeError."""
        if topic in upcasters:
            topic, body = newest(topic, body, upcasters)
        decoder = decoders.get(topic)
        if decoder is None:
            raise UnknownTopic(f"topic {topic}: written by a newer version of the installation? install it to read it")
        return decoder(body)

    return decode


decode = decoding(EVENT_OF, UPCASTERS)


def encode_metadata(meta: Metadata) -> bytes:
    """JSON bytes of who records a fact and why, as they are stored and hashed."""
    return _ENCODER.encode(
        _StoredMetadata(
            actor=meta.actor,
            role=meta.role,
            agency=meta.agency,
            on_behalf_of=meta.on_behalf_of,
            key=meta.key,
            correlation=meta.correlation,
            causation=meta.causation,
            traceparent=meta.traceparent,
            entered_late=meta.entered_late,
        )
    )


def decode_metadata(meta: bytes) -> Metadata:
    """Who recorded a fact and why."""
    return _METADATA.decode(meta)
