"""eventsourcing's mapper over bare events under their written topics (bộ chuyển đổi sự kiện)."""

from dataclasses import dataclass
from typing import Any

from eventsourcing.persistence import Mapper, Notification, StoredEvent

from infrastructure.log.codec import decode, encode
from infrastructure.log.fact_reader import UNDECODABLE, unreadable


@dataclass(frozen=True, slots=True)
class StreamEvent:
    """An event with its place in a stream, as eventsourcing's contracts want it (sự kiện trong luồng)."""

    originator_id: str
    originator_version: int
    event: Any


class FactMapper(Mapper[str]):
    """Bare events under written topics to the stored form and back (bộ chuyển đổi sự kiện)."""

    def to_stored_event(self, domain_event: Any) -> StoredEvent:
        """The stored form of an event in its stream."""
        event = domain_event.event
        return StoredEvent(
            originator_id=domain_event.originator_id,
            originator_version=domain_event.originator_version,
            topic=event.TOPIC,
            state=encode(event),
        )

    def to_domain_event(self, event_of: StoredEvent) -> Any:
        """The event behind stored bytes, with its place. Raises UnreadableFact."""
        try:
            event = decode(event_of.topic, event_of.state)
        except UNDECODABLE as error:
            raise unreadable(_place(event_of), event_of.topic, error) from error
        return StreamEvent(str(event_of.originator_id), event_of.originator_version, event)


def _place(stored: StoredEvent) -> str:
    if isinstance(stored, Notification):
        return f"position {stored.id}"
    return f"version {stored.originator_version} of {stored.originator_id}"
