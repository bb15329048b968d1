"""A bound on what a request may carry, held before anything is parsed (giới hạn kích thước yêu cầu)."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from infrastructure.http.responses import problem

MOST_BYTES = 100 * 1024


class BoundedBody:
    """Reads a body up to the bound and refuses a longer one with 413, whatever its header claims."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return  # the client hung up
            body += message.get("body", b"")
            if len(body) > MOST_BYTES:
                too_long = f"the request is longer than {MOST_BYTES} bytes: send documents as digests, pages in parts"
                await problem(413, "BODY_TOO_LARGE", too_long)(scope, receive, send)
                return
            if not message.get("more_body", False):
                break
        read = False

        async def replay() -> Message:
            nonlocal read
            if read:
                return await receive()
            read = True
            return {"type": "http.request", "body": bytes(body), "more_body": False}

        await self._app(scope, replay, send)
