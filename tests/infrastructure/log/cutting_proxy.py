"""A go-between to PostgreSQL that can lose answers: the commit is done, the answer never comes (kết nối bị cắt)."""

import asyncio
from contextlib import suppress

import psycopg


class CuttingProxy:
    """Forwards bytes both ways; told to, it swallows an answer of the server and hangs up on both."""

    def __init__(self, url: str) -> None:
        target = psycopg.conninfo.conninfo_to_dict(url)
        self._host, self._port = str(target["host"]), int(str(target.get("port") or 5432))
        self._url = url
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._answers = 0
        self.cut_every = 0
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
            ways = [
                asyncio.create_task(self._pump(reader, server[1], answers=False)),
                asyncio.create_task(self._pump(server[0], writer, answers=True)),
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

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, answers: bool) -> None:
        with suppress(ConnectionError):
            while data := await reader.read(1 << 16):
                if answers and self._is_lost():
                    return
                writer.write(data)
                await writer.drain()

    def _is_lost(self) -> bool:
        if not self.cut_every:
            return False
        self._answers += 1
        lost = self._answers % self.cut_every == 0
        self.cuts += lost
        return lost
