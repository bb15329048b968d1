"""Waiting for a PostgreSQL that is away or takes no commits, without being held by it (chờ máy chủ dữ liệu)."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from psycopg import errors

T = TypeVar("T")
PATIENCE_SECONDS = 5.0
"""How long a start may take before it is said that it waits, and for what it may."""
STILL_WAITING = (
    f"PostgreSQL has not let this installation open for {PATIENCE_SECONDS:.0f} s: look for a synchronous standby "
    "that is missing (synchronous_standby_names), or for who holds a lock"
)
_AWAY = "08", "53", "57"
_COMING = (
    "starting up",
    "shutting down",
    "not yet accepting",
    "recovery",
    "too many",
    "connection slots",
    "not currently",
)


def is_away(error: BaseException) -> bool:
    """Whether a server does not answer or is just coming; one that answers and refuses us will refuse us again."""
    if not isinstance(error, errors.OperationalError):
        return False
    if error.sqlstate is not None:
        return error.sqlstate.startswith(_AWAY)
    said = str(error)
    return "FATAL:" not in said or any(word in said for word in _COMING)


def begun(work: Callable[[], T]) -> "Future[T]":
    """Work in a thread that the end of the process does not wait for."""
    done: Future[T] = Future()

    def run() -> None:
        try:
            found = work()
        except BaseException as error:  # handed on to who waits
            done.set_exception(error)
        else:
            done.set_result(found)

    threading.Thread(target=run, name="waiting for PostgreSQL", daemon=True).start()
    return done


async def in_thread(work: Callable[[], T]) -> T:
    """The same for who waits on the event loop; cancelled, the work goes on and nobody hears of it."""
    return await asyncio.shield(asyncio.wrap_future(begun(work)))
