"""Old shapes of events, brought to the newest (nâng cấp phiên bản sự kiện).

One function per superseded topic version: body of the old version → (topic, body) of the next one.
"""

from collections.abc import Callable, Mapping

Upcaster = Callable[[bytes], tuple[str, bytes]]

UPCASTERS: dict[str, Upcaster] = {}


class UpcastFailed(ValueError):
    """A stored body of an old shape could not be brought to the newest (không nâng cấp được)."""


def newest(topic: str, body: bytes, upcasters: Mapping[str, Upcaster] = UPCASTERS) -> tuple[str, bytes]:
    """Topic and body after every upcaster that applies. Raises UpcastFailed."""
    stored, passed = topic, set[str]()
    while topic in upcasters:
        if topic in passed:
            raise UpcastFailed(f"topic {stored}: the upcasters lead back to {topic}; let each lead to the next version")
        passed.add(topic)
        try:
            topic, body = upcasters[topic](body)
        except Exception as error:  # whatever a function over old bytes raises is reported under its topic
            failure = f"topic {stored}: the upcaster of {topic} does not take the stored body ({error!r})"
            raise UpcastFailed(f"{failure}; mend it in {__name__}, never the body") from error
    return topic, body
