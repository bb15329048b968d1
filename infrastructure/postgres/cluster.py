"""Making the database cluster: complete under its name, or not there at all."""

import ctypes
import os
import shutil
import subprocess
from pathlib import Path

from infrastructure.postgres import bare_python
from infrastructure.postgres.account import MYSELF, accounts_for_new_cluster, owner_under
from infrastructure.postgres.binaries import Install, newest_install, reachable
from infrastructure.postgres.errors import EmbeddedUnavailable
from infrastructure.postgres.home import Home

ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
"""All that the server's programs are given by us: no PGPORT or PGDATA of the user's leaks in."""
# Safety during the making comes from one flush before the rename, not from hundreds of single ones.
_INITDB = [
    "--username=postgres",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
    "--no-sync",
    "--no-instructions",
]


def make_cluster(home: Home, *, turn: int) -> None:
    """Make the cluster with its empty database `hoso`, under the first account that can.

    The programs inherit the turn: if this process is killed, nobody goes on before they have ended.
    """
    causes = []
    for account in accounts_for_new_cluster():
        try:
            _make(home, account, turn)
            return
        except EmbeddedUnavailable as trouble:
            causes.append(str(trouble).partition("; or set ")[0])
    raise EmbeddedUnavailable(f"no PostgreSQL cluster could be made in {home.path}: {'; '.join(causes)}")


def _make(home: Home, account: str, turn: int) -> None:
    if home.half_made.exists():
        shutil.rmtree(home.half_made)
    home.half_made.mkdir(mode=0o700)
    _give(home.half_made, account)
    install, place = reachable(newest_install(), account), str(home.half_made)
    _run(account, [install.program("initdb"), *_INITDB, "-D", place], place, turn)
    _create_database(account, install, place, turn)
    _flush(home.half_made)
    home.half_made.rename(home.cluster)
    _flush(home.path)


def _give(directory: Path, account: str) -> None:
    try:
        os.chown(directory, owner_under(account), -1)
    except OSError as refusal:
        raise EmbeddedUnavailable(f"this machine refuses to run it as user {account} ({refusal.strerror})") from refusal


def _create_database(account: str, install: Install, place: str, turn: int) -> None:
    single_user = [install.program("postgres"), "--single", "-F", "-c", "exit_on_error=on", "-D", place, "template1"]
    _run(account, single_user, place, turn, "CREATE DATABASE hoso STRATEGY file_copy\n")


def _run(account: str, command: list[str], place: str, turn: int, words: str = "") -> None:
    program = Path(command[0]).name
    if account != MYSELF:
        command = bare_python.command(f"{__package__}.account", account, place, *command)
    done = subprocess.run(
        command, input=words, text=True, capture_output=True, cwd="/", env=ENVIRONMENT, pass_fds=[turn]
    )
    if done.returncode != 0:
        lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
        said = [line for line in lines if "error" in line.lower()] or lines
        raise EmbeddedUnavailable(said[-1] if said else f"{program} ended with {done.returncode} and said nothing")


def _flush(directory: Path) -> None:
    """Bring everything under the directory to the disk: one flush of its file system."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        if ctypes.CDLL(None, use_errno=True).syncfs(descriptor) != 0:
            raise OSError(ctypes.get_errno(), f"{directory} could not be flushed to the disk")
    finally:
        os.close(descriptor)
