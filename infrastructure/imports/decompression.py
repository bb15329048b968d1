"""Files packed by gzip or not, read as they come (giải nén khi đọc)."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from infrastructure.imports.unusable import Unusable

_GZIP = b"\x1f\x8b"


@contextmanager
def unpacked(path: Path) -> Iterator[io.BufferedReader]:
    """The bytes of a file. Raises Unusable for a pipe, and for what was cut short or broken on its way here."""
    with ExitStack() as stack:
        file = stack.enter_context(path.open("rb"))
        if not file.seekable():
            raise Unusable(path, "comes from a pipe and can be read once only; save it to a file")
        packed = file.read(2) == _GZIP
        file.seek(0)
        try:
            yield io.BufferedReader(stack.enter_context(gzip.GzipFile(fileobj=file))) if packed else file
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise Unusable(path, f"cannot be unpacked ({error}); fetch the file again") from error
