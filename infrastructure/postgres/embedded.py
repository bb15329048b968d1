"""The embedded PostgreSQL: started by its first user, shared by all, stopped after its last, however that one ends."""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from infrastructure.postgres.account import account_of
from infrastructure.postgres.cluster import make_cluster
from infrastructure.postgres.errors import EmbeddedUnavailable
from infrastructure.postgres.home import Home
from infrastructure.postgres.locks import exclusive_now, held, shared
from infrastructure.postgres.postmaster import stop
from infrastructure.postgres.server import end_guardian, keep_guardian, socket_of, start
from infrastructure.postgres.socket_directory import url


@dataclass(frozen=True)
class ServerUse:
    """One process's share in the embedded server; it ends with `close()` or with the process."""

    url: str
    _home: Home = field(repr=False, compare=False)
    _share: list[int] = field(repr=False, compare=False)

    def close(self) -> None:
        """Leave; the last to leave stops the server before this returns. Leaving twice is leaving once."""
        if not self._share:
            return
        with held(self._home.turn_lock):
            os.close(self._share.pop())
            alone = _sole_use(self._home)
            if alone is None:
                return
            try:
                stop(self._home)
                end_guardian(self._home)
            finally:
                os.close(alone)

    def ensure_running(self) -> None:
        """Bring the server back at the same address if somebody killed it."""
        with held(self._home.turn_lock) as turn:
            _open(self._home, turn)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def use_embedded(path: Path) -> ServerUse:
    """Start or join the server that lives in the directory, and use it until the share is closed."""
    if sys.platform != "linux":
        raise EmbeddedUnavailable(f"the embedded PostgreSQL runs on Linux, this is {sys.platform}")
    home = Home(path.resolve())
    if "\n" in str(home.path):
        raise EmbeddedUnavailable(f"PostgreSQL cannot note a place with a line break in its name: {str(home.path)!r}")
    try:
        home.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with held(home.turn_lock) as turn:
            return _join(home, turn)
    except OSError as trouble:
        raise EmbeddedUnavailable(f"no PostgreSQL can live in {home.path}: {trouble}") from trouble


def _join(home: Home, turn: int) -> ServerUse:
    share = shared(home.use_lock)
    try:
        return ServerUse(url(_open(home, turn)), home, [share])
    except BaseException:
        os.close(share)
        raise


def _sole_use(home: Home) -> int | None:
    """The whole lock of use, if nobody else has a share in it; the caller holds the turn."""
    alone = exclusive_now(home.use_lock)
    if alone is None:
        # The guardian takes the lock for a moment when the last share is gone, once, and then waits for its turn.
        os.close(shared(home.use_lock))
        alone = exclusive_now(home.use_lock)
    return alone


def _open(home: Home, turn: int) -> Path:
    if not home.cluster.exists():
        make_cluster(home, turn=turn)
    account = account_of(home.cluster)
    folder = socket_of(home)
    if folder is None:
        return start(home, account)
    keep_guardian(home)
    return folder
