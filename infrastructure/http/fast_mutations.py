"""The short way of a mutation: beside FastAPI's request stack (cổng hành vi).

Measured: routing, dependencies and an executor cost several times the act itself, the stack around them a fifth of
it. A body the compiled acts have no plan for goes on to FastAPI unread, and gets its answer there; so do all while
there is an incident that answers have to tell of.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from infrastructure.http.bounded_body import MOST_BYTES
from infrastructure.http.graphql_route import Unauthenticated
from infrastructure.http.responses import problem, takes_one_answer, type_for
from infrastructure.telemetry.requests import Requests

Planned = Callable[[bytes], Callable[[Any], Awaitable[bytes]] | None]
ContextOf = Callable[[HTTPConnection], Any]


class FastMutations:
    """Answers compiled mutations in front of an application (cổng hành vi)."""

    def __init__(self, app: ASGIApp, path: str, planned: Planned, context_of: ContextOf, requests: Requests) -> None:
        self._app = app
        self._path = path
        self._planned = planned
        self._context_of = context_of
        self._requests = requests

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._is_plain(scope):
            await self._app(scope, receive, send)
            return
        message = await receive()
        carry_out = self._planned(message["body"]) if _is_whole(message) else None
        if carry_out is None:
            await self._app(scope, _again(message, receive), send)
            return
        connection = HTTPConnection(scope)
        with self._requests.served(scope) as request:
            try:
                context = self._context_of(connection)
            except Unauthenticated as refused:
                request.status = 401
                await problem(401, "UNAUTHENTICATED", str(refused))(scope, receive, send)
                return
            answer = await carry_out(context)
            request.status = 200
            kind = type_for(connection.headers.get("accept", "")).encode()
            headers = [(b"content-type", kind), (b"content-length", b"%d" % len(answer))]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": answer})

    def _is_plain(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] != "POST" or scope["path"] != self._path:
            return False
        if scope["app"].state.running.store.incident is not None:
            return False
        headers = Headers(scope=scope)
        return headers.get("content-type", "").startswith("application/json") and takes_one_answer(
            headers.get("accept")
        )


def _is_whole(message: Message) -> bool:
    if message["type"] != "http.request" or message.get("more_body", False):
        return False
    return len(message["body"]) <= MOST_BYTES


def _again(message: Message, receive: Receive) -> Receive:
    """The message that was read, then whatever follows."""
    messages: list[Message] = [message]

    async def replay() -> Message:
        return messages.pop() if messages else await receive()

    return replay
