"""One connection that carries many questions at once: libpq in pipeline mode on the event loop (kết nối).

Measured: psycopg's pool and cursors cost more than the statements the installation asks, so the paths that
every command and query take speak to libpq directly. Everything else uses psycopg as usual.
"""

import asyncio
import select
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import errors, pq
from psycopg.pq.abc import PGconn, PGresult

from application.ports import Unavailable

Parameters = Sequence[bytes | None]
Session = psycopg.AsyncConnection[tuple[Any, ...]]

_PASSING = ("08", "40", "53", "55", "57", "58")
TRIES = 5


class Unreachable(Unavailable, errors.OperationalError):
    """What did not pass by itself in time: in the application's words, for who knows PostgreSQL in its own."""


@dataclass(slots=True)
class _PendingQuery:
    """One statement on its way. Its answer counts when the server has committed, not when the rows come."""

    answer: asyncio.Future[PGresult]
    sql: str
    prepares: bool
    result: PGresult | None = None
    refusal: Exception | None = None


class Wire:
    """A pipelined connection for prepared statements; parameters and results are binary (kết nối nhiều lượt hỏi).

    Answers come in the order of the questions. When the connection is lost every waiting question gets
    psycopg.OperationalError, and the next question connects again.
    """

    def __init__(self, url: str, *, first: Sequence[str] = ()) -> None:
        self._url = url
        self._first = first
        self._pg: PGconn | None = None
        self._socket = -1
        self._more = select.poll()
        self._session: Session | None = None  # owns the connection
        self._waiting: deque[_PendingQuery] = deque()
        self._names: dict[str, bytes] = {}
        self._prepared = 0
        self._opening = asyncio.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False

    async def ask(self, sql: str, parameters: Parameters = ()) -> PGresult:
        """The result of one statement, committed. Raises psycopg.Error as the server answers it."""
        connection = self._pg or await self._open()
        question = _PendingQuery(asyncio.get_running_loop().create_future(), sql, prepares=sql not in self._names)
        self._waiting.append(question)
        try:
            if question.prepares:
                self._prepared += 1
                self._names[sql] = b"s%d" % self._prepared
                connection.send_prepare(self._names[sql], sql.encode())
            connection.send_query_prepared(self._names[sql], parameters, [1] * len(parameters), result_format=1)
            connection.pipeline_sync()
            self._flush()
        except errors.OperationalError as error:
            self._lost(error)
        return await question.answer

    async def look(self, sql: str, parameters: Parameters = ()) -> PGresult:
        """Ask something that changes nothing, again where the server went away meanwhile. Raises Unreachable."""
        for attempt in range(1, TRIES + 1):
            try:
                return await self.ask(sql, parameters)
            except psycopg.Error as error:
                if not is_passing(error):
                    raise
                if attempt == TRIES:
                    raise Unreachable from error
                await asyncio.sleep(0.025 * 2**attempt)
        raise AssertionError("unreachable")

    def close(self) -> None:
        """Hang up for good; waiting questions fail."""
        self._closed = True
        self._lost(errors.InterfaceError("the connection was closed"))

    async def _open(self) -> PGconn:
        async with self._opening:
            if self._pg is not None:
                return self._pg
            self._refuse_when_closed()
            self._loop = asyncio.get_running_loop()
            self._session = await _connect(self._url, self._first)
            connection = self._session.pgconn
            if self._closed:
                connection.finish()
            self._refuse_when_closed()
            self._names = {}
            self._socket = connection.socket  # a lost connection does not know it any more
            self._more = select.poll()
            self._more.register(self._socket, select.POLLIN)
            self._loop.add_reader(self._socket, self._read)
            self._pg = connection
            return connection

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise errors.InterfaceError("the connection was closed")

    def _flush(self) -> None:
        if self._pg is not None and self._loop is not None and self._pg.flush():
            self._loop.add_writer(self._socket, self._flush_more)

    def _flush_more(self) -> None:
        try:
            if self._pg is not None and self._loop is not None and not self._pg.flush():
                self._loop.remove_writer(self._socket)
        except errors.OperationalError as error:
            self._lost(error)

    def _read(self) -> None:
        """Take in all there is: of a connection that was reset the loop reports once, and what ended it comes last."""
        connection = self._pg
        if connection is None:
            return
        try:
            while True:
                connection.consume_input()
                while self._pg is connection and self._waiting and not connection.is_busy():
                    self._take(connection.get_result())
                if self._pg is not connection or not self._more.poll(0):
                    return
        except errors.OperationalError as error:
            self._lost(error)

    def _take(self, result: PGresult | None) -> None:
        """Everything up to the next sync belongs to the oldest question: its prepare, its rows, its commit."""
        if result is None:
            return
        question = self._waiting[0]
        match result.status:
            case pq.ExecStatus.PIPELINE_SYNC:
                self._waiting.popleft()
                self._conclude(question)
            case pq.ExecStatus.TUPLES_OK | pq.ExecStatus.COMMAND_OK:
                question.result = result
            case pq.ExecStatus.PIPELINE_ABORTED:
                question.refusal = question.refusal or errors.OperationalError("the statement was not run")
            case _:
                question.refusal = question.refusal or _error(result)

    def _conclude(self, question: _PendingQuery) -> None:
        if question.prepares and question.result is None:  # not even the prepare went through
            self._names.pop(question.sql, None)
        if question.answer.done():
            return
        if question.refusal is not None or question.result is None:
            question.answer.set_exception(question.refusal or errors.InternalError("no answer came"))
        else:
            question.answer.set_result(question.result)

    def _lost(self, error: psycopg.Error) -> None:
        connection, self._pg = self._pg, None
        if connection is None:
            return
        if self._loop is not None and not self._loop.is_closed():
            self._loop.remove_reader(self._socket)
            self._loop.remove_writer(self._socket)
        connection.finish()
        waiting, self._waiting = self._waiting, deque()
        for question in waiting:
            if not question.answer.done():
                question.answer.set_exception(type(error)(str(error)))


def is_passing(error: BaseException) -> bool:
    """Whether the server may answer otherwise when asked again: lost, restarting, full, deadlocked, fenced off.

    Everything else lies in what was asked, though psycopg calls some of it operational too (a key too long).
    """
    if not isinstance(error, psycopg.Error):
        return False
    state = error.sqlstate
    if state is None:
        return isinstance(error, errors.OperationalError)
    return state.startswith(_PASSING) or state == errors.ReadOnlySqlTransaction.sqlstate


async def _connect(url: str, first: Sequence[str]) -> Session:
    """A connection in pipeline mode. libpq's own waiting connect would hold up every thread of the process."""
    session = await psycopg.AsyncConnection.connect(url, autocommit=True)
    try:
        await session.execute("; ".join(("SET client_encoding TO 'UTF8'", *first)).encode())
    except BaseException:
        session.pgconn.finish()
        raise
    session.pgconn.nonblocking = 1
    session.pgconn.enter_pipeline_mode()
    return session


def _error(result: PGresult) -> Exception:
    state = result.error_field(pq.DiagnosticField.SQLSTATE)
    message = (result.error_field(pq.DiagnosticField.MESSAGE_PRIMARY) or result.error_message).decode(
        "utf-8", "replace"
    )
    if state is None:
        return errors.OperationalError(message or "the statement was not run")
    return _kind(state.decode())(message)


def _kind(state: str) -> type[psycopg.Error]:
    try:
        return errors.lookup(state)
    except KeyError:  # a state of an extension or of a later server
        return errors.DatabaseError
