"""In which form answers are printed (định dạng kết quả)."""

import re
import sys
from enum import StrEnum
from typing import Any

_UNSAYABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class Format(StrEnum):
    """For people or for programs."""

    TEXT = "text"
    JSON = "json"


def print_json(answer: Any) -> None:
    """One JSON document, with Vietnamese letters as they are."""
    sys.stdout.write(json_text(answer))


def json_text(answer: Any) -> str:
    """A JSON document as it is printed."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(answer), indent=2).decode() + "\n"


def say(line: str = "") -> None:
    """One line for people."""
    sys.stdout.write(f"{harmless(line)}\n")


def harmless(text: str) -> str:
    """A text that others wrote, with signs that a terminal would obey, or could not show, named by their number."""
    return _UNSAYABLE.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
