"""A progress bar on standard error, where somebody is looking (thanh tiến độ)."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Advance(Protocol):
    """Tells how much is done in all, and of how much where that grows (tiến độ)."""

    def __call__(self, done: int, of: int | None = None, /) -> None:
        """So much is done."""
        ...


@contextmanager
def progress(title: str, total: int | None) -> Iterator[Advance]:
    """Gives a function that is told how much is done in all; silent when no terminal is there."""
    if not sys.stderr.isatty():
        yield lambda done, of=None: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda done, of=None: bar.update(task, completed=done, total=total if of is None else of)
