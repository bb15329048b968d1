"""A short-lived cluster of Debian's PostgreSQL 15, run by an account without rights."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BIN = Path("/usr/lib/postgresql/15/bin")


@contextmanager
def cluster(flushing: str = "-F") -> Iterator[str]:
    """Start a new cluster and answer its address; it is gone afterwards. Unless told otherwise it never flushes."""
    home = Path(tempfile.mkdtemp(prefix="hoso-pg15-"))
    account = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
    if account:
        os.chown(home, account.pw_uid, account.pw_gid)
    try:
        _run(account, "initdb", "-D", home / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {home} -h '' {flushing} -c max_connections=40"
        _run(account, "pg_ctl", "-D", home / "data", "-l", home / "log", "-w", "-o", options, "start")
        try:
            yield f"host={home} user=postgres dbname=postgres"
        finally:
            _run(account, "pg_ctl", "-D", home / "data", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _run(account: pwd.struct_passwd | None, program: str, *arguments: object) -> None:
    who = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": ()} if account else {}
    done = subprocess.run(
        [BIN / program, *map(str, arguments)],
        cwd="/",
        stdout=subprocess.DEVNULL,  # pg_ctl's server would keep a pipe open
        stderr=subprocess.DEVNULL,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        check=False,
        **who,  # type: ignore[arg-type]
    )
    if done.returncode:
        raise RuntimeError(f"{program} ended with {done.returncode}")
