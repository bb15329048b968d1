"""A go-between to PostgreSQL that can lose answers: the commit is done, the answer never comes (kết nối bị cắt)."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

import psycopg


class CuttingProxy:
    """Forwards bytes both ways; told to, it swallows an answer of the server and hangs up on both.

    cut_every: every so manieth answer. loses: whether the answer to a question gets lost, told by the question's bytes.
    """

    def __init__(self, url: str) -> None:
        target = psycopg.conninfo.conninfo_to_dict(url)
        self._host, self._port = str(target["host"]), int(str(target.get("port") or 5432))
        self._url = url
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._answers = 0
        self.cut_every = 0
        self.loses: Callable[[bytes], bool] = lambda question: False
        self.cuts = 0

    async def __aenter__(self) -> str:
        """The address through the go-between."""
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        return psycopg.conninfo.make_conninfo(self._url, host="127.0.0.1", port=port, sslmode="disable")

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            if self._host.startswith("/"):
                server = await asyncio.open_unix_connection(f"{self._host}/.s.PGSQL.{self._port}")
            else:
                server = await asyncio.open_connection(self._host, self._port)
            doomed = asyncio.Event()
            ways = [
                asyncio.create_task(self._ask(reader, server[1], doomed)),
                asyncio.create_task(self._answer(server[0], writer, doomed)),
            ]
            with suppress(asyncio.CancelledError):  # the test is over
                await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            server[1].close()
        finally:
            writer.close()
            self._tasks.discard(task)

    async def _ask(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, doomed: asyncio.Event) -> None:
        with suppress(ConnectionError):
            while data := await reader.read(1 << 16):
                if self.loses(data):
                    doomed.set()
                writer.write(data)
                await writer.drain()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, doomed: asyncio.Event) -> None:
        with suppress(ConnectionError):
            while data := await reader.read(1 << 16):
                if self._is_lost(doomed):
                    return
                writer.write(data)
                await writer.drain()

    def _is_lost(self, doomed: asyncio.Event) -> bool:
        lost = doomed.is_set()
        if self.cut_every:
            self._answers += 1
            lost = lost or self._answers % self.cut_every == 0
        self.cuts += lost
        return lost
