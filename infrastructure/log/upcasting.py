"""Old shapes of events, brought to the newest (nâng cấp phiên bản sự kiện).

One function per superseded topic version: body of the old version → (topic, body) of the next one.
"""

from collections.abc import Callable

UPCASTERS: dict[str, Callable[[bytes], tuple[str, bytes]]] = {}


def newest(topic: str, body: bytes) -> tuple[str, bytes]:
    """Topic and body after every upcaster that applies."""
    while topic in UPCASTERS:
        topic, body = UPCASTERS[topic](body)
    return topic, body
