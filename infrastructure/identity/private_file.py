"""Files that only their owner may read (tệp riêng)."""

import os
import tempfile
from pathlib import Path

from infrastructure.postgres.installations import InstallationRefused


class KeyDamaged(InstallationRefused):
    """A file that holds a key is not as it was made (tệp khóa bị hỏng)."""


def private_folder(path: Path) -> Path:
    """The folder, made for its owner alone when it is not there; one that is there keeps its rights."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def write_once(path: Path, content: bytes) -> bytes:
    """What the file holds: content if it was not there, what another process wrote first if it was."""
    if path.exists():
        return path.read_bytes()
    handle, temporary = tempfile.mkstemp(dir=private_folder(path.parent))
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(temporary, path)
    except FileExistsError:
        return path.read_bytes()
    finally:
        os.unlink(temporary)
    return content


def key_once(path: Path, made: bytes) -> bytes:
    """The key the file holds, made at first use; every one of its kind is as long. Raises KeyDamaged."""
    key = write_once(path, made)
    if len(key) != len(made):
        raise KeyDamaged(
            f"{path} holds a key and is cut or was changed ({len(key)} of {len(made)} bytes): nothing was changed; "
            "restore it from its copy"
        )
    return key
