"""The short way of a mutation: beside FastAPI's request stack, behind its telemetry (cổng hành vi).

Measured: routing, dependencies and an executor cost several times the act itself. A body the compiled acts
have no plan for goes on to the GraphQL route unread, and gets its answer there.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from infrastructure.http.answers import problem, takes_one_answer, type_for
from infrastructure.http.graphql_door import Unauthenticated

Answer = Callable[[bytes, Callable[[], Any]], Awaitable[bytes | None]]
MakeContext = Callable[[HTTPConnection], Any]


class ActsDoor:
    """ASGI middleware that answers compiled mutations (cổng hành vi)."""

    def __init__(self, app: ASGIApp, path: str, answer: Answer, make_context: MakeContext) -> None:
        self._app = app
        self._path = path
        self._answer = answer
        self._make_context = make_context

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._is_plain(scope):
            await self._app(scope, receive, send)
            return
        message = await receive()
        answer = None
        if message["type"] == "http.request" and not message.get("more_body", False):
            try:
                answer = await self._answer(message["body"], lambda: self._make_context(HTTPConnection(scope)))
            except Unauthenticated as refused:
                await problem(401, "UNAUTHENTICATED", str(refused))(scope, receive, send)
                return
        if answer is None:
            await self._app(scope, _again(message, receive), send)
            return
        kind = type_for(HTTPConnection(scope).headers.get("accept", "")).encode()
        headers = [(b"content-type", kind), (b"content-length", b"%d" % len(answer))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    def _is_plain(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] != "POST" or scope["path"] != self._path:
            return False
        told = Headers(scope=scope)
        return told.get("content-type", "").startswith("application/json") and takes_one_answer(told.get("accept"))


def _again(message: Message, receive: Receive) -> Receive:
    """The message that was read, then whatever follows."""
    kept: list[Message] = [message]

    async def replay() -> Message:
        return kept.pop() if kept else await receive()

    return replay
