"""The private directory with the server's one way in: a unix socket, and no port on any network."""

import hashlib
import os
import stat
import tempfile
from pathlib import Path
from urllib.parse import quote

from infrastructure.postgres.errors import EmbeddedUnavailable
from infrastructure.postgres.home import Home

PORT = 5432
"""Only a part of the socket's file name; other servers on the machine are not met."""
_LONGEST = 103  # bytes in a socket's path: Linux allows 107, macOS 103


def prepare(home: Home, owner: int) -> Path:
    """The socket's directory, open to that user alone; made if it is missing, never changed if it is not."""
    place = _place(home, owner)
    try:
        place.mkdir(mode=0o700)
    except FileExistsError:
        _check(place, owner)
    else:
        os.chown(place, owner, -1)
    return place


def url(place: Path) -> str:
    """The libpq address of the database behind that socket."""
    return f"postgresql://postgres@/hoso?host={quote(str(place), safe='')}&port={PORT}"


def socket_in(place: Path) -> Path:
    """The socket itself."""
    return place / f".s.PGSQL.{PORT}"


def _place(home: Home, owner: int) -> Path:
    fits = len(os.fsencode(socket_in(home.socket))) <= _LONGEST
    if fits and "," not in str(home.socket):  # server and libpq would read a comma as a list of places
        return home.socket
    key = hashlib.sha256(os.fsencode(home.path)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"hoso-{owner}-{key}"


def _check(place: Path, owner: int) -> None:
    found = place.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner or found.st_mode & 0o077:
        raise EmbeddedUnavailable(
            f"{place} should be a directory of user {owner} with mode 0700 and is something else: "
            "remove it, or set TMPDIR to another directory"
        )
