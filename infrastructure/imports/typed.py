"""Commands made of what a file says, held to their types (kiểm tra kiểu dữ liệu)."""

from typing import TypeVar

import msgspec

from domain.errors import Malformed

T = TypeVar("T")
_NUL = b"\\u0000"


def typed(command: T) -> T:
    """The command as its types want it: a fact of others is recorded and can never be read again. Raises Malformed."""
    written = msgspec.json.encode(command)
    if _NUL in written.replace(rb"\\", b""):
        raise Malformed("a NUL sign in it, which no text has; take it out")
    try:
        return msgspec.json.decode(written, type=type(command))
    except msgspec.ValidationError as error:
        raise Malformed(str(error)) from error
