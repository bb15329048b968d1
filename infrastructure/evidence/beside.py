"""A sealer beside the server, for those who start one program only (niêm phong đi kèm máy chủ)."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from infrastructure.settings import Settings

PATIENCE_SECONDS = 10


@contextmanager
def sealer_beside(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    """A process that seals as long as this one lives, however this one ends: its standard input ends with us.

    It has a key of its own, but the same account: who becomes the server becomes the sealer. A province runs
    «hoso seal» under another account, on another machine.
    """
    environment = os.environ | {
        f"HOSO_{name.upper()}": str(value) for name, value in settings.model_dump().items() if value is not None
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "infrastructure.cli.program", "seal", "--beside"],
        stdin=subprocess.PIPE,
        env=environment,
    )
    try:
        yield process
    finally:
        assert process.stdin is not None
        process.stdin.close()
        try:
            process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
