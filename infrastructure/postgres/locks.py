"""Locks that die with their holder: `flock` on files, which the kernel frees however a process ends."""

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def shared(path: Path) -> int:
    """A share in the lock, as the file descriptor that holds it until it is closed."""
    return _locked(path, fcntl.LOCK_SH)


def exclusive(path: Path) -> int:
    """The whole lock, once everybody else has let go of it."""
    return _locked(path, fcntl.LOCK_EX)


def exclusive_now(path: Path) -> int | None:
    """The whole lock if nobody holds it at this moment."""
    try:
        return _locked(path, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return None


@contextmanager
def held(path: Path) -> Iterator[int]:
    """A stretch of work that only one process at a time may do."""
    lock = exclusive(path)
    try:
        yield lock
    finally:
        os.close(lock)


def is_held(path: Path) -> bool:
    """Whether any living process holds the lock."""
    lock = exclusive_now(path)
    if lock is None:
        return True
    os.close(lock)
    return False


def holders(path: Path) -> list[int]:
    """The processes that have the lock's file open, as far as this process may see them.

    Unlike a process id written in a file, an open file cannot be stale or belong to somebody else.
    """
    if not path.exists():
        return []
    wanted = os.stat(path)
    mine = os.getpid()
    pids = [int(name) for name in os.listdir("/proc") if name.isdigit() and int(name) != mine]
    return [pid for pid in pids if _has_open(pid, wanted)]


def main() -> None:
    """Print the processes that hold the lock named in the arguments."""
    print(*holders(Path(sys.argv[1])))


def _has_open(pid: int, wanted: os.stat_result) -> bool:
    try:
        descriptors = os.listdir(f"/proc/{pid}/fd")
    except OSError:  # it ended meanwhile, or belongs to another account
        return False
    return any(_is_same(f"/proc/{pid}/fd/{number}", wanted) for number in descriptors)


def _is_same(descriptor: str, wanted: os.stat_result) -> bool:
    try:
        return os.path.samestat(os.stat(descriptor), wanted)
    except OSError:  # closed between the listing and the look
        return False


def _locked(path: Path, kind: int) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, kind)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor
