"""The embedded default: one program serves, another seals beside it and ends with it."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from infrastructure.evidence.format.checkpoint import parse_checkpoint
from infrastructure.evidence.sealer.seal_folder import SealFolder
from infrastructure.postgres.home import Home
from tests.infrastructure.postgres.users import ROOT, SEARCH, is_stopped
from tests.infrastructure.read_models.observation import eventually

pytestmark = pytest.mark.postgres


@contextmanager
def program(data_dir: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """The program hoso as a process of its own, killed at the end where it still runs."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HOSO_")}
    environment |= {"HOSO_DATA_DIR": str(data_dir), "PYTHONPATH": os.pathsep.join([SEARCH, str(ROOT / "graphql")])}
    process = subprocess.Popen(
        [sys.executable, "-m", "infrastructure.cli.program", *words], env=environment, cwd="/", stdout=subprocess.PIPE
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def address_of(server: "subprocess.Popen[bytes]") -> str:
    """Where a server says that it answers, once it does."""
    assert server.stdout is not None
    printed = re.fullmatch(r"GraphQL: (http://127\.0\.0\.1:\d+)/graphql, .*\n", server.stdout.readline().decode())
    assert printed is not None
    return printed[1]


def sealed(data_dir: Path) -> int:
    """How many facts stand under a checkpoint."""
    signed = SealFolder(data_dir / "seal").checkpoint()
    return 0 if signed is None else parse_checkpoint(signed).size


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL], ids=["asked to end", "killed"])
def test_a_server_is_sealed_alongside_and_nobody_is_left_behind(tmp_path: Path, end: signal.Signals) -> None:
    with program(tmp_path, "serve", "--port", "0") as server:
        assert httpx.get(f"{address_of(server)}/readyz", timeout=60).status_code == 200
        eventually(lambda: sealed(tmp_path) > 0)
        server.send_signal(end)
        server.wait(20)
        assert is_stopped(Home(tmp_path / "postgres")), "the sealer still uses the server"


def test_a_sealer_that_is_killed_is_started_again_and_reported(tmp_path: Path) -> None:
    with program(tmp_path, "serve", "--port", "0") as server:
        address = address_of(server)
        eventually(lambda: sealed(tmp_path) > 0)
        (first,) = sealers_of(server)
        os.kill(first, signal.SIGKILL)
        eventually(lambda: "hoso_sealer_restarts 1\n" in httpx.get(f"{address}/metrics", timeout=60).text)
        (second,) = sealers_of(server)
        assert second != first
        server.terminate()
        server.wait(20)
        assert is_stopped(Home(tmp_path / "postgres")), "the sealer still uses the server"


def sealers_of(server: "subprocess.Popen[bytes]") -> list[int]:
    """The processes a server started that seal."""
    threads = Path(f"/proc/{server.pid}/task").iterdir()
    children = [int(child) for thread in threads for child in (thread / "children").read_text().split()]
    return [child for child in children if b"--as-child" in Path(f"/proc/{child}/cmdline").read_bytes()]
