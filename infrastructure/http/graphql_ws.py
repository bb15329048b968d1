"""The socket of graphql-transport-ws: what its protocol says of each message, and of the close (kết nối theo dõi).

Strawberry trusts a message to have its shape, ends a connection without a word where it has not, and answers in
binary frames, which a browser hands over as a Blob that no client reads.
"""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLError
from starlette.websockets import WebSocketDisconnect
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.http.exceptions import WebSocketDisconnected
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import BaseGraphQLTransportWSHandler

MOST_AT_ONCE = 10
_REASON = 123  # bytes a close frame has for its reason (RFC 6455, 5.5)
_KINDS = ("connection_init", "ping", "pong", "subscribe", "complete")


class TextSocket(ASGIWebSocketAdapter):
    """A socket that speaks in text frames, and whose reason for closing fits (kết nối văn bản)."""

    async def send_json(self, message: Mapping[str, object]) -> None:
        """Send a message as text."""
        text = self.view.encode_json(message)
        try:
            await self.ws.send_text(text if isinstance(text, str) else text.decode())
        except WebSocketDisconnect as gone:
            raise WebSocketDisconnected from gone

    async def close(self, code: int, reason: str) -> None:
        """Close with as much of the reason as a frame holds."""
        await super().close(code, reason.encode()[:_REASON].decode(errors="ignore"))


class GraphQLWebSocket(BaseGraphQLTransportWSHandler[Any, Any]):
    """Holds every message against the protocol before it is taken (cổng kết nối theo dõi)."""

    async def handle_message(self, message: Any) -> None:
        """Take a message; one of another shape closes the socket with 4400."""
        text = _unfit(message)
        if text is None:
            given: Any = {name: value for name, value in message.items() if value is not None}
            await super().handle_message(given)
        else:
            await self.handle_invalid_message(text)

    async def handle_subscribe(self, message: Any) -> None:
        """Begin an operation; one too many is told so, and those under way go on."""
        asked = message["id"]
        if self.connection_acknowledged and asked not in self.operations and len(self.operations) >= MOST_AT_ONCE:
            text = f"{MOST_AT_ONCE} operations are under way on this connection: complete one, or open another"
            error = GraphQLError(text, extensions={"code": "TOO_MANY_OPERATIONS"})
            await self.send_message({"id": asked, "type": "error", "payload": [error.formatted]})
        else:
            await super().handle_subscribe(message)

    @staticmethod
    def _get_pre_execution_close_reason(error: GraphQLError) -> str | None:
        """None: an operation that cannot be parsed ends with its error, and takes no other one with it."""
        return None


def _unfit(message: object) -> str | None:
    """What a message lacks of its shape, None where it has it."""
    if not isinstance(message, dict) or message.get("type") not in _KINDS:
        return f"a message is an object whose type is one of {', '.join(_KINDS)}"
    kind, payload = message["type"], message.get("payload")
    if kind in ("subscribe", "complete") and not (isinstance(message.get("id"), str) and message["id"]):
        return f"{kind} takes an id, a text that is not empty"
    if kind == "subscribe":
        return _unfit_operation(payload)
    if kind != "complete" and not isinstance(payload, dict | None):
        return f"the payload of {kind} is an object, or left out"
    return None


def _unfit_operation(payload: object) -> str | None:
    if not isinstance(payload, dict) or not isinstance(payload.get("query"), str):
        return "the payload of subscribe is an object with the text of a query"
    if not isinstance(payload.get("operationName"), str | None):
        return "operationName is a text, or left out"
    for name in ("variables", "extensions"):
        if not isinstance(payload.get(name), dict | None):
            return f"{name} is an object, or left out"
    return None
