"""Files that only their owner may read (tệp riêng)."""

import os
import tempfile
from pathlib import Path


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
