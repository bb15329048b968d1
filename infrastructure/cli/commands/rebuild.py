"""``hoso rebuild``: read models anew from the log (dựng lại mô hình đọc)."""

import asyncio
import threading
import time
from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.terminal.errors import BadInput
from infrastructure.cli.terminal.formats import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from infrastructure.cli.terminal.progress import Advance
    from infrastructure.main import RunningInstallation
    from infrastructure.read_models.model import ReadModel


class Cancelled(Exception):
    """Somebody wants the rebuild to end (hủy dựng lại)."""


def rebuild(
    model: Annotated[list[str] | None, typer.Argument(help="Read models; all of them when none is named.")] = None,
    digest: Annotated[
        bool, typer.Option("--digest", help="Print the digest of each; it is the same for the same rows.")
    ] = False,
) -> None:
    """Build read models anew beside the live ones, then switch; readers notice nothing. Ctrl-C leaves no trace."""
    from infrastructure.cli.terminal.open_installation import in_installation

    in_installation(lambda running: _when_followed(running, model or [], digest))


async def _when_followed(running: "RunningInstallation", names: list[str], digest: bool) -> None:
    from infrastructure.cli.terminal.open_installation import caught_up

    chosen = _chosen(names)
    await caught_up(running)  # on a new database the follower makes the first generation of every read model
    stop = threading.Event()
    work = asyncio.ensure_future(asyncio.to_thread(_rebuild, running, chosen, digest, stop))
    try:
        await asyncio.shield(work)
    except asyncio.CancelledError:  # Ctrl-C: a thread is not interrupted, it is asked
        stop.set()
        await asyncio.wait([work])
        raise


def _chosen(names: list[str]) -> "list[ReadModel]":
    from infrastructure.read_models.tables import MODELS

    known = {one.name: one for one in MODELS}
    for name in names:
        if name not in known:
            raise BadInput(f"«{name}» is not a read model; one of {', '.join(known)}")
    return [known[name] for name in names] or list(MODELS)


def _rebuild(running: "RunningInstallation", chosen: "list[ReadModel]", digest: bool, stop: threading.Event) -> None:
    from infrastructure.cli.terminal.progress import progress
    from infrastructure.read_models.digests import digest_of
    from infrastructure.read_models.projector import connect
    from infrastructure.read_models.rebuild import rebuild as rebuild_all

    names, began = running.settings.names, time.perf_counter()
    called = ", ".join(one.name for one in chosen)
    with connect(running.url, names) as db:
        try:
            with progress(f"rebuilding {called}", None) as advance:
                position = rebuild_all(db, names, *chosen, progress=_interruptible(advance, stop))
        except Cancelled:
            say(f"cancelled: what was half made is dropped; as before: {called}")
            return
        took = time.perf_counter() - began
        for one in chosen:
            say(f"{one.name}: rebuilt up to position {position} in {took:.1f} s")
            if digest:
                say(f"{one.name}: digest {digest_of(db, names, one)}")


def _interruptible(advance: "Advance", stop: threading.Event) -> "Callable[[int, int], None]":
    def advanced(done: int, of: int) -> None:
        if stop.is_set():
            raise Cancelled
        advance(done, of)

    return advanced
