"""Starting the server together with its guardian, and finding one that runs."""

import os
import socket
import subprocess
from pathlib import Path

from infrastructure.postgres import bare_python, socket_directory
from infrastructure.postgres.account import MYSELF, owner_under
from infrastructure.postgres.binaries import install_for, reachable
from infrastructure.postgres.cluster import ENVIRONMENT
from infrastructure.postgres.errors import EmbeddedUnavailable
from infrastructure.postgres.home import Home
from infrastructure.postgres.locks import is_held, shared
from infrastructure.postgres.postmaster import end_holders, postmaster_of, stop, until

_PATIENCE = 300.0
"""Seconds: a server that was killed first replays what it had written."""
# Given on the command line these win over every file in the cluster and over ALTER SYSTEM.
_SETTINGS = {
    "listen_addresses": "",
    "port": str(socket_directory.PORT),
    "unix_socket_permissions": "0700",
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "logging_collector": "off",
    "log_destination": "stderr",
}


def socket_of(home: Home) -> Path | None:
    """The socket directory of a server that runs and takes connections."""
    if not is_held(home.server_lock):
        return None
    server = postmaster_of(home)
    return server.socket_directory if server and server.is_ready and _opens(server.socket_directory) else None


def start(home: Home, account: str) -> Path:
    """Start the server, clearing away what a killed one left; the caller holds the turn."""
    stop(home)
    end_guardian(home)
    place = socket_directory.prepare(home, owner_under(account))
    if home.log.exists():
        home.log.replace(home.previous_log)
    _spawn_guardian(home, account, *_server_command(home, account, place))
    if not until(lambda: socket_of(home) is not None or not is_held(home.server_lock), _PATIENCE):
        raise EmbeddedUnavailable(f"PostgreSQL in {home.path} is still not ready after {_PATIENCE:.0f} s: {home.log}")
    if socket_of(home) is None:
        raise EmbeddedUnavailable(f"PostgreSQL in {home.path} did not start: {_cause(home.log)} (see {home.log})")
    return place


def keep_guardian(home: Home) -> None:
    """Set up a new guardian if the one of the running server was killed."""
    if not is_held(home.guardian_lock):
        _spawn_guardian(home, MYSELF)


def end_guardian(home: Home) -> None:
    """End a guardian that has nothing left to guard; one of another account sees that by itself and ends, or helps."""
    if not end_holders(home.guardian_lock, 10):
        raise EmbeddedUnavailable(f"the guardian of {home.path} does not end: end who holds {home.guardian_lock}")


def _spawn_guardian(home: Home, account: str, *server: str) -> None:
    """A detached process, holding nothing that our own callers wait for; it inherits the lock that says it lives."""
    lock = shared(home.guardian_lock)
    log = os.open(home.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
    command = bare_python.command(f"{__package__}.guardian", str(home.path), str(lock), account, *server)
    try:
        subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", env=ENVIRONMENT,
            pass_fds=[lock], start_new_session=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError) as trouble:
        raise EmbeddedUnavailable(f"the guardian of {home.path} did not start: {trouble} (see {home.log})") from trouble
    finally:
        os.close(log)
        os.close(lock)


def _server_command(home: Home, account: str, place: Path) -> list[str]:
    settings = _SETTINGS | {"unix_socket_directories": str(place)}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return [reachable(install_for(home.cluster), account).program("postgres"), "-D", str(home.cluster), *options]


def _opens(place: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(os.fsencode(socket_directory.socket_in(place))) == 0


def _cause(log: Path) -> str:
    lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    fatal = [line for line in lines if "FATAL:" in line or "PANIC:" in line]
    return (fatal or lines or ["it wrote nothing"])[-1]
