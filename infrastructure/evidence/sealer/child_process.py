"""A sealer beside the server, for those who start one program only (niêm phong đi kèm máy chủ)."""

import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from infrastructure.settings import Settings

PATIENCE_SECONDS = 10
LOOK_SECONDS = 0.2
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds until a sealer that ended is started again; twice as many each time it did not live that long."""
_LOGGER = logging.getLogger("hoso.seal")


class SealerProcess:
    """A process that seals, started again whenever it ends before we do (bộ niêm phong đi kèm).

    It has a key of its own, but the same account: who becomes the server becomes the sealer. A province runs
    «hoso seal» under another account, on another machine. However we end, its standard input ends with us.
    """

    def __init__(self, settings: Settings) -> None:
        self.restarts = 0
        self._environment = os.environ | {
            f"HOSO_{name.upper()}": str(value) for name, value in settings.model_dump().items() if value is not None
        }
        self._ending = Event()
        self._process = self._started()
        self._watch = Thread(target=self._keep, name="sealer beside", daemon=True)
        self._watch.start()

    def close(self) -> None:
        """Let it end, and start no other."""
        self._ending.set()
        self._watch.join()
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _started(self) -> "subprocess.Popen[bytes]":
        words = [sys.executable, "-m", "infrastructure.cli.program", "seal", "--as-child"]
        return subprocess.Popen(words, stdin=subprocess.PIPE, env=self._environment)

    def _keep(self) -> None:
        began, pause = time.monotonic(), FIRST_PAUSE / 2
        while not self._ending.wait(LOOK_SECONDS):
            code = self._process.poll()
            if code is None:
                continue
            pause = FIRST_PAUSE if time.monotonic() - began > LONGEST_PAUSE else min(2 * pause, LONGEST_PAUSE)
            _LOGGER.error("the sealer beside the server ended with %s: it is started again in %.0f s", code, pause)
            if self._ending.wait(pause):
                return
            self._restart()
            began = time.monotonic()

    def _restart(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process = self._started()
        except OSError as error:
            _LOGGER.error("the sealer beside the server could not be started: %s; trying again", error)
        else:
            self.restarts += 1


@contextmanager
def sealer_process(settings: Settings) -> Iterator[SealerProcess]:
    """One that seals as long as this process lives, however it ends."""
    sealer = SealerProcess(settings)
    try:
        yield sealer
    finally:
        sealer.close()
