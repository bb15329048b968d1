"""Around every request: a span that continues the caller's trace, a count, a duration (đo từng yêu cầu)."""

import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from opentelemetry.trace import SpanKind

from infrastructure.telemetry.traces import server_span

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class Measured:
    """ASGI middleware that measures HTTP requests; no path parameters, no bodies (đo yêu cầu)."""

    def __init__(self, app: Callable[[Scope, Receive, Send], Awaitable[None]]) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and measure it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 500
        began = time.perf_counter()

        async def sending(message: MutableMapping[str, Any]) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        header = dict(scope["headers"]).get(b"traceparent")
        with server_span(f"{scope['method']} {scope['path']}", header, SpanKind.SERVER):
            try:
                await self._app(scope, receive, sending)
            finally:
                instruments = getattr(scope["app"].state, "instruments", None)
                if instruments is not None:
                    known = {"path": scope["path"] if status != 404 else "other", "status": status}
                    instruments.requests.add(1, known)
                    instruments.duration.record(time.perf_counter() - began, {"path": known["path"]})
