"""In which form answers are printed (định dạng kết quả)."""

import sys
from enum import StrEnum
from typing import Any


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
    sys.stdout.write(f"{line}\n")
