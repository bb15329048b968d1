"""The installation opens beside the server: what keeps it from opening is said, and tried again (mở hệ thống)."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from starlette.types import Receive, Scope, Send

from infrastructure.http.responses import problem
from infrastructure.postgres.absence import PATIENCE_SECONDS, STILL_WAITING, is_away

AGAIN_SECONDS = 1.0
_TRY_AGAIN_LATER = 1013
_LOGGER = logging.getLogger("hoso.opening")


async def refuse_unopened(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer whoever asks before there is anything to ask."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": _TRY_AGAIN_LATER})
    else:
        said = "the installation is not open yet: ask again later, a command under the same key"
        await problem(503, "UNAVAILABLE", said)(scope, receive, send)


class Opening:
    """An installation on its way: open, or why not yet (mở hệ thống).

    trouble: why nothing is served, None once it is open. A PostgreSQL that is away or takes no commits is waited for;
    whatever else keeps the installation from opening the first time ends the start.
    """

    def __init__(
        self, open_installation: Callable[[], AbstractAsyncContextManager[Any]], opened: Callable[[Any], None]
    ) -> None:
        self._open = open_installation
        self._opened = opened
        self._closing = asyncio.Event()
        self._decided = asyncio.Event()
        self._refusal: Exception | None = None
        self._task: asyncio.Task[None] | None = None
        self.trouble: str | None = "the installation opens"

    async def begin(self) -> None:
        """Open, and come back when it is open or must be waited for. Raises what no waiting mends."""
        self._task = asyncio.create_task(self._keep_open())
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._decided.wait()
        except TimeoutError:
            self._waits(STILL_WAITING, STILL_WAITING)
            self._decided.set()
        if self._refusal is not None:
            raise self._refusal

    async def end(self) -> None:
        """Close what is open; what still waits is left alone."""
        self._closing.set()
        if self._task is not None:
            if self.trouble is not None:
                self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=self.trouble is not None)

    async def _keep_open(self) -> None:
        while not self._closing.is_set():
            try:
                await self._open_once()
                return
            except Exception as error:
                if self.trouble is None:
                    raise
                if not self._decided.is_set() and not is_away(error):
                    self._refusal = error
                    self._decided.set()
                    return
                self._waits(f"the log does not answer: {type(error).__name__}", str(error))
                self._decided.set()
            await asyncio.sleep(AGAIN_SECONDS)

    async def _open_once(self) -> None:
        async with self._open() as running:
            self._opened(running)
            if self.trouble is not None and self._decided.is_set():
                _LOGGER.warning("the installation is open")
            self.trouble = None
            self._decided.set()
            await self._closing.wait()

    def _waits(self, trouble: str, said: str) -> None:
        """Hosts and accounts stand in our own log only."""
        if trouble != self.trouble:
            _LOGGER.error("nothing is served yet, trying again: %s", " ".join(said.split()))
        self.trouble = trouble
