"""Commands made of what a file says, held to their types (kiểm tra kiểu dữ liệu)."""

import re
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from domain.errors import Malformed
from domain.plain_text import hidden_sign, in_one_line

T = TypeVar("T")
_PLACE = re.compile(r"at `([^`]+)`")
_NUL = b"\\u0000"


def typed(command: T) -> T:
    """The command as its types want it: a fact of others is recorded and can never be read again. Raises Malformed."""
    written = msgspec.json.encode(command)
    if _NUL in written.replace(rb"\\", b""):
        raise Malformed("a NUL sign in it, which no text has; take it out")
    for text in _texts(msgspec.json.decode(written)):
        if (sign := hidden_sign(in_one_line(text))) is not None:
            raise Malformed(f"the sign {sign}, which nobody sees, in «{text[:40]}»; take it out")
    try:
        return msgspec.json.decode(written, type=type(command))
    except msgspec.ValidationError as error:
        raise Malformed(what_is_wrong(error)) from error


def _texts(said: Any) -> Iterator[str]:
    """Every text in plain values, however deep."""
    match said:
        case str():
            yield said
        case dict():
            for one in said.values():
                yield from _texts(one)
        case list():
            for one in said:
                yield from _texts(one)


def what_is_wrong(error: Exception) -> str:
    """What a value of a file is not, without the words of the language that read it (lỗi dữ liệu)."""
    match error:
        case Malformed():
            return str(error)
        case KeyError():
            return f"no «{error.args[0]}»"
        case msgspec.ValidationError():
            place = _PLACE.search(str(error))
            return f"{place[1] if place else 'a value'} is of another kind than expected, or missing"
        case _:
            return "a value is of another kind than expected"
