"""``hoso rebuild``: read models anew from the log (dựng lại mô hình đọc)."""

import asyncio
import time
from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.complaints import BadInput
from infrastructure.cli.formats import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from infrastructure.cli.progress import Advance
    from infrastructure.main import Running
    from infrastructure.read_models.model import ReadModel


def rebuild(
    model: Annotated[list[str] | None, typer.Argument(help="Read models; all of them when none is named.")] = None,
) -> None:
    """Build read models anew beside the live ones, then switch; readers notice nothing."""
    from infrastructure.cli.opening import in_house

    in_house(lambda running: _when_followed(running, model or []))


async def _when_followed(running: "Running", names: list[str]) -> None:
    from infrastructure.cli.opening import caught_up

    await caught_up(running)  # on a new database the follower makes the first generation of every read model
    await asyncio.to_thread(_rebuild, running, names)


def _rebuild(running: "Running", names: list[str]) -> None:
    from infrastructure.cli.progress import progress
    from infrastructure.read_models.projector import connect
    from infrastructure.read_models.rebuilding import rebuild as rebuild_one
    from infrastructure.read_models.tables import MODELS

    known = {one.name: one for one in MODELS}
    for name in names:
        if name not in known:
            raise BadInput(f"«{name}» is not a read model; one of {', '.join(known)}")
    chosen: list[ReadModel] = [known[name] for name in names] or list(MODELS)
    with connect(running.url, running.settings.names) as db:
        for one in chosen:
            began = time.perf_counter()
            with progress(f"rebuilding {one.name}", None) as advance:
                position = rebuild_one(db, running.settings.names, one, progress=_told(advance))
            say(f"{one.name}: rebuilt up to position {position} in {time.perf_counter() - began:.1f} s")


def _told(advance: "Advance") -> "Callable[[int, int], None]":
    return lambda done, of: advance(done)
