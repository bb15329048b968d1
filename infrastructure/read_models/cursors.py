"""Keyset cursors: where a page ended, readable only by the list it came from (con trỏ trang)."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime
from typing import Any

import orjson

from domain.errors import Malformed


def cursor_of(order: str, value: Any, key: str) -> str:
    """The cursor behind a row: how the list was sorted, the row's sort value and its key."""
    return urlsafe_b64encode(orjson.dumps([order, value, key])).decode()


def read_cursor(cursor: str, order: str) -> tuple[Any, str]:
    """Sort value and key of a cursor. Raises Malformed for one of another list or order."""
    try:
        made_for, value, key = orjson.loads(urlsafe_b64decode(cursor))
    except (TypeError, ValueError) as error:
        raise Malformed(
            "«after» is not a cursor of this list: pass an endCursor as it came",
            "«after» không phải là con trỏ của danh sách này; đề nghị gửi lại endCursor đúng như đã nhận.",
        ) from error
    if made_for != order or not isinstance(key, str) or not _fits(value, order):
        raise Malformed(
            "«after» was made for another order of the list: start again without it",
            "«after» thuộc cách sắp xếp khác của danh sách; đề nghị bắt đầu lại không có «after».",
        )
    return value, key.replace("\x00", "")


def _fits(value: Any, order: str) -> bool:
    if order == "key":
        return True
    if order != "due_at":
        return type(value) is int and abs(value) < 2**63
    try:
        at = datetime.fromisoformat(value)
        at.astimezone(UTC)  # else PostgreSQL would be asked for an instant outside its reader's calendar
    except (TypeError, ValueError, OverflowError):
        return False
    return at.tzinfo is not None
