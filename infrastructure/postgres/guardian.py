"""The guardian: a small process that starts the server, outlives its users and stops it after the last one.

It waits in the kernel for the lock that the users share, so it needs no time and sees every end of a user,
also by SIGKILL. Should it be killed itself, the next user sets up a new one.
"""

import os
import signal
import sys
from pathlib import Path

from infrastructure.postgres.account import run
from infrastructure.postgres.home import Home
from infrastructure.postgres.locks import exclusive, exclusive_now, held
from infrastructure.postgres.postmaster import stop

_NOT_MINE = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Signals meant for the users, whose end is what counts here."""


def main() -> None:
    """Detach, start the server if a command for it is given, and stay until nobody uses it."""
    place, guardian_lock, account, *server = sys.argv[1:]
    home = Home(Path(place))
    os.set_inheritable(int(guardian_lock), False)
    server_lock = exclusive(home.server_lock) if server else None
    if os.fork():
        os._exit(0)  # whoever started us waits for this, and has no child left to reap
    for one in _NOT_MINE:
        signal.signal(one, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # a server that ends leaves no zombie
    if server_lock is not None:
        _spawn(home, account, server, server_lock)
        os.close(server_lock)
    _stay(home)


def _spawn(home: Home, account: str, server: list[str], server_lock: int) -> None:
    if os.fork():
        return
    for one in (*_NOT_MINE, signal.SIGCHLD):
        signal.signal(one, signal.SIG_DFL)
    os.set_inheritable(server_lock, True)
    run(account, server, reaching=str(home.cluster))


def _stay(home: Home) -> None:
    while True:
        os.close(exclusive(home.use_lock))
        # Letting go before taking the turn: who joins holds the turn and waits for the lock of use.
        with held(home.turn_lock):
            if exclusive_now(home.use_lock) is not None:
                stop(home)
                os._exit(0)  # within the turn, so that nobody takes this guardian for one that stays
