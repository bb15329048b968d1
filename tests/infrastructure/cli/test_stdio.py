"""The program as a shell runs it: in any locale, into a pipe that is closed, with streams that are not there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
HOSO = f"{sys.executable} -m infrastructure.cli.program"


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    surroundings = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'graphql'}", **environment}
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"], env=surroundings, capture_output=True, check=False, cwd=ROOT
    )


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_vietnamese_is_written_in_every_locale(encoding: str) -> None:
    answer = shell(f"{HOSO} rules steps", LC_ALL="C", PYTHONIOENCODING=encoding, PYTHONUTF8="0")

    assert (answer.returncode, answer.stderr) == (0, b"")
    assert "hồ sơ" in answer.stdout.decode()


@pytest.mark.parametrize("command", ["rules steps", "schema", "--help"])
def test_who_reads_one_line_and_leaves_ends_it_quietly(command: str) -> None:
    answer = shell(f"{HOSO} {command} | head -1")

    assert (answer.returncode, answer.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("line", "code"),
    [("schema >&-", 0), ("rules coverage >&-", 0), ("due --batch - <&-", 0), ("nonsense 2>&-", 2)],
)
def test_a_stream_that_is_closed_leads_nowhere(line: str, code: int) -> None:
    answer = shell(f"{HOSO} {line}")

    assert (answer.returncode, answer.stdout, answer.stderr) == (code, b"", b"")
