"""Users of the embedded server as real processes, and what a test sees of the server."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg

from infrastructure.postgres.home import Home
from infrastructure.postgres.locks import is_held
from infrastructure.postgres.postmaster import until

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
SEARCH = os.pathsep.join([str(ROOT), *(place for place in sys.path if place.endswith("site-packages"))])


class User:
    """Another process that uses the server in a home."""

    def __init__(
        self,
        home: Path,
        *,
        under: tuple[str, ...] = (),
        python: str = sys.executable,
        account: int | None = None,
        packages: str = "",
    ) -> None:
        self.process = subprocess.Popen(
            [*under, python, str(HERE / "user_program.py"), str(home)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, cwd="/", env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (packages, SEARCH)))},
            user=account, group=account, extra_groups=None if account is None else [],
        )  # fmt: skip

    def url(self) -> str:
        """The address it was given; waits for it."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline().strip()
        if not line:
            raise AssertionError(self.trouble())
        return line

    def trouble(self) -> str:
        """The last line of its complaint, once it has ended."""
        return self.process.communicate(timeout=60)[1].strip().splitlines()[-1]

    def leaves(self) -> None:
        self.process.communicate(timeout=60)
        assert self.process.returncode == 0

    def gets(self, signal: int) -> None:
        """Send it a signal that ends it, and see it end."""
        self.process.send_signal(signal)
        self.process.communicate(timeout=60)


def is_stopped(home: Home) -> bool:
    """Whether the server and its guardian end soon."""
    return until(lambda: not is_held(home.server_lock) and not is_held(home.guardian_lock), 60)


def furnish(home: Home, made: Home) -> None:
    """Give a home a cluster of its own, copied instead of made."""
    home.path.mkdir(mode=0o700, parents=True, exist_ok=True)
    subprocess.run(["cp", "-a", made.cluster, home.cluster], check=True)


def ask(url: str, question: str) -> object:
    """One value from the server."""
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute(question.encode()).fetchone()
    return row[0] if row else None


def execute(url: str, statement: str) -> None:
    """Have the server do something."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.encode())


def is_gone(pid: int) -> bool:
    """Whether a process has ended: root may not always look into others' processes, and so not see what they hold."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except FileNotFoundError:
        return True
