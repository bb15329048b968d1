"""Files that are whole or not there (tệp ghi trọn vẹn)."""

import os
import tempfile
from pathlib import Path


def replace_durably(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Put content in the place of a file; after a crash it is the old or the new one, never half."""
    made = not path.parent.exists()
    replace_whole(path, content, mode=mode)
    flush_folder(path.parent)
    if made:
        flush_folder(path.parent.parent)


def replace_whole(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """The same, on disk for good once its folder is flushed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def flush_folder(folder: Path) -> None:
    """Have the names of a folder on disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
