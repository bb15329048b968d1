"""The server's first process: what it says of itself, and how it is brought to an end."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from infrastructure.postgres.errors import EmbeddedUnavailable
from infrastructure.postgres.home import Home
from infrastructure.postgres.locks import holders, is_held

_FAST, _IMMEDIATE, _FORCE = signal.SIGINT, signal.SIGQUIT, signal.SIGKILL
_PATIENCE = {_FAST: 120.0, _IMMEDIATE: 10.0, _FORCE: 10.0}
_LOOK_EVERY = 0.003


class Postmaster(NamedTuple):
    """What the server writes of itself into its cluster."""

    pid: int
    socket_directory: Path
    is_ready: bool


def postmaster_of(home: Home) -> Postmaster | None:
    """The server's own note, if it is complete; the note of a killed server stays, so it proves no life."""
    try:
        lines = os.fsdecode((home.cluster / "postmaster.pid").read_bytes()).splitlines()
    except FileNotFoundError:
        return None
    if len(lines) < 8:
        return None
    return Postmaster(int(lines[0]), Path(lines[4]), lines[7].strip() == "ready")


def stop(home: Home) -> None:
    """End the server and whatever a killed one left behind. The caller holds the turn and nobody uses it."""
    note = postmaster_of(home)
    for way, patience in _PATIENCE.items():
        if not is_held(home.server_lock):
            return
        _end(home, way)
        if until(lambda: not is_held(home.server_lock), patience):
            _tidy(home, note)
            return
    raise EmbeddedUnavailable(
        f"the server in {home.path} does not end; its lock {home.server_lock} is held by a process "
        "that cannot be ended from here (another container?): end it there"
    )


def end_holders(lock: Path, patience: float) -> bool:
    """Whether the processes that hold the lock ended when killed; those of other accounts are left alone."""
    for pid in holders(lock):
        _send(pid, _FORCE)
    return until(lambda: not holders(lock), patience)


def until(condition: Callable[[], bool], patience: float) -> bool:
    """Whether the condition came true in time."""
    deadline = time.monotonic() + patience
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(_LOOK_EVERY)
    return True


def _tidy(home: Home, note: Postmaster | None) -> None:
    """Leave no empty directory behind in the machine's common place for temporary files."""
    if note is None or note.socket_directory.parent == home.path or not note.socket_directory.is_dir():
        return
    if not any(note.socket_directory.iterdir()):
        note.socket_directory.rmdir()


def _end(home: Home, way: signal.Signals) -> None:
    visible, note = holders(home.server_lock) or _holders_visible_to_owner(home), postmaster_of(home)
    # Nobody visible: root started it for us with more rights than we have, and the note must do.
    if way is not _FORCE and note is not None and (note.pid in visible or not visible):
        _send(note.pid, way)
        return
    for pid in visible:  # backends that outlived a killed postmaster, or a server that has not begun yet
        _send(pid, _FORCE)


def _holders_visible_to_owner(home: Home) -> list[int]:
    """Root may be forbidden to look into others' processes (Docker does by default): the cluster's owner may."""
    # imported here: the guardian imports this module before the server starts, and seldom needs them
    import subprocess

    from infrastructure.postgres import bare_python
    from infrastructure.postgres.account import account_of

    if os.geteuid() != 0 or not home.cluster.exists() or not (account := account_of(home.cluster)).isdigit():
        return []
    look = bare_python.command(f"{__package__}.locks", str(home.server_lock))
    command = bare_python.command(f"{__package__}.account", account, str(home.path), *look)
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", env={}, check=False)
    return [int(pid) for pid in done.stdout.split() if int(pid) != os.getpid()]


def _send(pid: int, what: signal.Signals) -> None:
    try:
        os.kill(pid, what)
    except ProcessLookupError:  # it ended by itself meanwhile
        return
