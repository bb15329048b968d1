"""Server-sent events: what is answered with them, and how they are written (luồng sự kiện)."""

import re

from strawberry.http.streaming import SSETransport

_WORD = re.compile(r"\bsubscription\b")


class PlainLines(SSETransport):
    """Events between line feeds alone, which every client splits at; some know no other ends of line."""

    def encode_event(self, event: str, data: str | None = None) -> str:
        """One event."""
        return super().encode_event(event, data).replace("\r\n", "\n")

    def encode_comment(self, comment: str) -> str:
        """A sign of life."""
        return super().encode_comment(comment).replace("\r\n", "\n")


def may_be_followed(query: str | None) -> bool:
    """Whether an operation may be a subscription: without the word none is, and most need no parsing to tell."""
    return query is not None and _WORD.search(query) is not None
