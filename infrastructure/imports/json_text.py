"""JSON of others, in which no key is there twice (đọc JSON)."""

import json
from collections import Counter
from typing import Any

import msgspec

from domain.errors import Malformed


def plain_json(text: bytes) -> Any:
    """The values a text has. Raises Malformed where a key is there twice, and what msgspec raises for no JSON.

    Of a key that is there twice readers take the first or the last; nobody knows which was meant.
    """
    said = msgspec.json.decode(text)
    json.loads(text, object_pairs_hook=_require_once)
    return said


def _require_once(pairs: list[tuple[str, Any]]) -> None:
    if len(dict(pairs)) < len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise Malformed(f"the key «{twice}» is there twice in one object of the file; leave one")
