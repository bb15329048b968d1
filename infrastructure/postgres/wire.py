"""One connection that carries many questions at once: libpq in pipeline mode on the event loop (kết nối).

Measured: psycopg's pool and cursors cost more than the statements the house asks, so the paths that
every command and query take speak to libpq directly. Everything else uses psycopg as usual.
"""

import asyncio
from collections import deque
from collections.abc import Sequence

from psycopg import errors, pq
from psycopg.pq.abc import PGconn, PGresult

Parameters = Sequence[bytes | None]


class Wire:
    """A pipelined connection for prepared statements; parameters and results are binary (kết nối nhiều lượt hỏi).

    Answers come in the order of the questions. When the connection is lost every waiting question gets
    psycopg.OperationalError, and the next question connects again.
    """

    def __init__(self, url: str, *, first: Sequence[str] = ()) -> None:
        self._url = url
        self._first = first
        self._pg: PGconn | None = None
        self._waiting: deque[asyncio.Future[PGresult] | str] = deque()  # a str: that statement's prepare
        self._names: dict[str, bytes] = {}
        self._prepared = 0
        self._opening = asyncio.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def ask(self, sql: str, parameters: Parameters = ()) -> PGresult:
        """The result of one statement. Raises psycopg.Error as the server answers it."""
        if self._pg is None:
            await self._open()
        assert self._pg is not None
        assert self._loop is not None
        answer: asyncio.Future[PGresult] = self._loop.create_future()
        name = self._names.get(sql)
        try:
            if name is None:
                self._prepared += 1
                name = self._names[sql] = b"s%d" % self._prepared
                self._pg.send_prepare(name, sql.encode())
                self._waiting.append(sql)
            self._pg.send_query_prepared(name, parameters, [1] * len(parameters), result_format=1)
            self._waiting.append(answer)
            self._pg.pipeline_sync()
            self._flush()
        except errors.OperationalError as error:
            self._lost(error)
        return await answer

    def close(self) -> None:
        """Hang up; waiting questions fail."""
        self._lost(errors.OperationalError("the connection was closed"))

    async def _open(self) -> None:
        async with self._opening:
            if self._pg is not None:
                return
            self._loop = asyncio.get_running_loop()
            connection = await asyncio.to_thread(_connect, self._url, self._first)
            connection.nonblocking = 1
            connection.enter_pipeline_mode()
            self._names = {}
            self._loop.add_reader(connection.socket, self._read)
            self._pg = connection

    def _flush(self) -> None:
        assert self._pg is not None
        assert self._loop is not None
        if self._pg.flush():
            self._loop.add_writer(self._pg.socket, self._flush_more)

    def _flush_more(self) -> None:
        if self._pg is not None and self._loop is not None and not self._pg.flush():
            self._loop.remove_writer(self._pg.socket)

    def _read(self) -> None:
        connection = self._pg
        if connection is None:
            return
        try:
            connection.consume_input()
            while self._pg is connection and self._waiting and not connection.is_busy():
                self._take(connection.get_result())
        except errors.OperationalError as error:
            self._lost(error)

    def _take(self, result: PGresult | None) -> None:
        if result is None or result.status == pq.ExecStatus.PIPELINE_SYNC:
            return
        answer = self._waiting.popleft()
        if result.status in (pq.ExecStatus.TUPLES_OK, pq.ExecStatus.COMMAND_OK):
            if not isinstance(answer, str) and not answer.done():
                answer.set_result(result)
            return
        if isinstance(answer, str):  # the prepare failed: the question behind it will be answered as aborted
            self._names.pop(answer, None)
            answer = self._waiting[0]
        if not isinstance(answer, str) and not answer.done():
            answer.set_exception(_error(result))

    def _lost(self, error: Exception) -> None:
        connection, self._pg = self._pg, None
        if connection is None:
            return
        if self._loop is not None and connection.socket >= 0:
            self._loop.remove_reader(connection.socket)
            self._loop.remove_writer(connection.socket)
        connection.finish()
        waiting, self._waiting = self._waiting, deque()
        for answer in waiting:
            if not isinstance(answer, str) and not answer.done():
                answer.set_exception(errors.OperationalError(str(error)))


def _connect(url: str, first: Sequence[str]) -> PGconn:
    connection = pq.PGconn.connect(url.encode())
    if connection.status != pq.ConnStatus.OK:
        reason = connection.get_error_message().strip()
        connection.finish()
        raise errors.OperationalError(reason)
    for sql in ("SET client_encoding TO 'UTF8'", *first):
        result = connection.exec_(sql.encode())
        if result.status != pq.ExecStatus.COMMAND_OK:
            raise _error(result)
    return connection


def _error(result: PGresult) -> Exception:
    state = result.error_field(pq.DiagnosticField.SQLSTATE)
    message = (result.error_field(pq.DiagnosticField.MESSAGE_PRIMARY) or result.error_message).decode(
        "utf-8", "replace"
    )
    if state is None:  # aborted because a question before it in the pipeline failed
        return errors.OperationalError(message or "the statement was not run")
    return errors.lookup(state.decode())(message)
