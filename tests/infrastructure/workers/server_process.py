"""«hoso serve» as a process of its own on a database, killed at the end where it still runs."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.infrastructure.postgres.users import ROOT, SEARCH
from tests.installation import AUTHORITY


def environment(database: str, data_dir: Path) -> dict[str, str]:
    """Variables of a program on this database, and nothing else that was set for hoso."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("HOSO_")}
    path = os.pathsep.join([SEARCH, str(ROOT / "graphql")])
    own = {"HOSO_AUTHORITY": AUTHORITY, "HOSO_DATABASE_URL": database, "HOSO_DATA_DIR": str(data_dir)}
    return others | own | {"PYTHONPATH": path}


@contextmanager
def serving(database: str, data_dir: Path) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """The process, and where it answers."""
    words = [sys.executable, "-m", "infrastructure.cli.program", "serve", "--port", "0"]
    variables = environment(database, data_dir)
    with subprocess.Popen(words, env=variables, cwd="/", stdout=subprocess.PIPE) as server:
        try:
            assert server.stdout is not None
            printed = re.fullmatch(
                r"GraphQL: (http://127\.0\.0\.1:\d+)/graphql, .*\n", server.stdout.readline().decode()
            )
            assert printed is not None
            yield server, printed[1]
        finally:
            server.kill()
