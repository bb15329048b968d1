"""Under whose account the server's processes run: PostgreSQL refuses to run as root.

An ordinary user runs them as himself. Root runs them in a user namespace, where root has another number:
the files stay root's, and whatever root may open is reachable. Where the machine forbids user namespaces
(Docker does by default), they run as `nobody`, allowed to pass through closed directories where needed.
An existing cluster belongs to somebody already, and that settles it.
"""

import ctypes
import os
import pwd
import sys
from pathlib import Path
from typing import NoReturn

from infrastructure.postgres.errors import EmbeddedUnavailable

MYSELF = "myself"
NAMESPACE = "namespace"
_CLONE_NEWUSER = 0x10000000
_PR_SET_KEEPCAPS, _PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE = 8, 47, 2
_CAPABILITIES_V3 = 0x20080522
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2
_libc = ctypes.CDLL(None, use_errno=True)


def accounts_for_new_cluster() -> list[str]:
    """The accounts worth trying here, the best first."""
    if os.geteuid() == 0:
        return [NAMESPACE, str(_nobody())]
    # initdb looks its own account up; a container's bare user number has no entry
    return [MYSELF] if _has_entry(os.geteuid()) else [NAMESPACE]


def account_of(cluster: Path) -> str:
    """The account that an existing cluster belongs to, as seen from the present one."""
    owner, me = cluster.stat().st_uid, os.geteuid()
    if me == 0:
        return NAMESPACE if owner == 0 else str(owner)
    if owner == me:
        return MYSELF
    raise EmbeddedUnavailable(f"{cluster} belongs to user {owner}, this is user {me}: name another HOSO_DATA_DIR")


def owner_under(account: str) -> int:
    """The number under which the files of that account show up on disk."""
    return int(account) if account.isdigit() else os.geteuid()


def run(account: str, command: list[str], *, reaching: str) -> NoReturn:
    """Turn this process, which must have a single thread, into that command under that account."""
    try:
        if account == NAMESPACE:
            _enter_namespace()
        elif account != MYSELF:
            _drop_to(int(account), [reaching, command[0]])
    except OSError as refusal:
        sys.exit(f"PostgreSQL refuses to run as this user, and this machine refuses {_way(account)} ({refusal})")
    os.execv(command[0], command)


def main() -> None:
    """Run a command under an account: the arguments are the account, a directory it has to reach, the command."""
    account, directory, *command = sys.argv[1:]
    run(account, command, reaching=directory)


def _enter_namespace() -> None:
    outside_user, outside_group = os.geteuid(), os.getegid()
    inside = _nobody()
    _call("unshare", _CLONE_NEWUSER)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{inside} {outside_user} 1")
    Path("/proc/self/gid_map").write_text(f"{inside} {outside_group} 1")


def _drop_to(user: int, reaching: list[str]) -> None:
    """Give up root for good, keeping nothing but the way through closed directories, if there is one."""
    group = pwd.getpwuid(user).pw_gid if _has_entry(user) else user
    passes = [1 << bit for bit in (_CAP_DAC_READ_SEARCH, _CAP_DAC_OVERRIDE) if _permitted() >> bit & 1]
    os.setgroups([])
    os.setresgid(group, group, group)
    _call("prctl", _PR_SET_KEEPCAPS, 1, 0, 0, 0)
    os.setresuid(user, user, user)
    if not passes or all(os.access(path, os.R_OK | os.X_OK) for path in reaching):
        _keep_capabilities(0)
        return
    _keep_capabilities(passes[0])
    _call("prctl", _PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, passes[0].bit_length() - 1, 0, 0)


def _keep_capabilities(mask: int) -> None:
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES_V3, 0)
    _call("capset", header, (ctypes.c_uint32 * 6)(mask, mask, mask, 0, 0, 0))


def _permitted() -> int:
    status = Path("/proc/self/status").read_text()
    return int(status.partition("CapPrm:")[2].split()[0], 16)


def _call(name: str, *arguments: object) -> None:
    if getattr(_libc, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


def _nobody() -> int:
    return next((entry.pw_uid for entry in pwd.getpwall() if entry.pw_name == "nobody"), 65534)


def _has_entry(user: int) -> bool:
    return any(entry.pw_uid == user for entry in pwd.getpwall())


def _way(account: str) -> str:
    return "a user namespace" if account == NAMESPACE else f"to run it as user {account}"
