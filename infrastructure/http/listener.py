"""The web server, saying where it listens once it does (máy chủ web)."""

import contextlib
import sys
from collections.abc import Callable
from socket import socket
from typing import Any

import uvicorn

KEEP_ALIVE = 75
"""Seconds a connection may stand idle: longer than clients and proxies keep one (5 to 60), so that it is never closed
under a request that is just being sent."""

Listening = Callable[[str], None]
"""Told the address once requests are answered there, with the port that was found for 0."""


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, listening: Listening) -> None:
        super().__init__(config)
        self._listening = listening

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            host, port = self.servers[0].sockets[0].getsockname()[:2]
            self._listening(f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}")


def listen(app: Any, host: str, port: int, listening: Listening, **settings: Any) -> None:
    """Answer until a signal ends it. Raises SystemExit where the application does not open."""
    defaults: dict[str, Any] = {"log_level": "warning", "access_log": False, "timeout_keep_alive": KEEP_ALIVE}
    config = uvicorn.Config(app, host=host, port=port, **defaults, **settings)
    server = _Server(config, listening)
    with contextlib.suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        sys.exit(3)
