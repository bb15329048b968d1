"""Scalars of the schema (kiểu vô hướng)."""

import re
from datetime import date, datetime
from typing import Any, NewType

import strawberry
from graphql import GraphQLError
from strawberry.schema.config import StrawberryConfig

Position = NewType("Position", int)
"""Place of a fact in the log; text in JSON, for it outgrows JavaScript's numbers (vị trí trong nhật ký)."""

Dong = NewType("Dong", int)
"""Money in whole đồng; an Int ends at 2,147,483,647, less than many a land tax (số tiền)."""

_LAST = 2**63 - 1
_EXACT = 2**53 - 1


def _position(value: Any) -> int:
    en = 'a Position is a number from 0 in decimal text, for example "42"'
    vi = 'vị trí là một số từ 0 viết bằng chữ số trong chuỗi, ví dụ "42"'
    if str(value).startswith("-"):
        raise _unreadable(en, vi)
    return _whole(value, _LAST, en, vi)


def _dong(value: Any) -> int:
    en = "Dong is a sum in whole đồng, for example 450000"
    return _whole(value, _EXACT, en, "số tiền tính bằng đồng, không có phần lẻ, ví dụ 450000")


def _whole(value: Any, most: int, en: str, vi: str) -> int:
    text = str(value)
    digits = text.removeprefix("-")
    if isinstance(value, bool) or not (digits.isascii() and digits.isdecimal() and len(digits) < 20):
        raise _unreadable(en, vi)
    if not -most <= int(text) <= most:
        raise _unreadable(en, vi)
    return int(text)


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?", re.ASCII
)


def _day(value: Any) -> date:
    """A day written in full: a week, or digits without dashes, could be read as something else."""
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass  # a day that no month has
    raise _unreadable(
        "a Date is a day of the calendar written YYYY-MM-DD, for example 2026-03-02",
        "ngày phải có trong lịch và viết theo dạng NĂM-THÁNG-NGÀY, ví dụ 2026-03-02",
    )


def _instant(value: Any) -> datetime:
    """A day and a time of day; whether an offset stands with them is for whoever knows the field's name."""
    try:
        if isinstance(value, str) and _INSTANT.fullmatch(value.upper()):
            return datetime.fromisoformat(value.upper())
    except ValueError:
        pass  # a day or an hour that there is not
    raise _unreadable(
        "a DateTime is a day and a time with its offset, for example 2026-03-02T09:00:00+07:00",
        "thời điểm gồm ngày, giờ và múi giờ, ví dụ 2026-03-02T09:00:00+07:00",
    )


def _unreadable(en: str, vi: str) -> GraphQLError:
    return GraphQLError(en, extensions={"vi": vi})


def _isoformat(value: date) -> str:
    return value.isoformat()


CONFIG = StrawberryConfig(
    scalar_map={
        date: strawberry.scalar(name="Date", description="Date (isoformat)", serialize=_isoformat, parse_value=_day),
        datetime: strawberry.scalar(
            name="DateTime", description="Date with time (isoformat)", serialize=_isoformat, parse_value=_instant
        ),
        Position: strawberry.scalar(
            name="Position",
            description="Place of a fact in the log, dense and in commit order; text, because it outgrows 2^53. "
            "Vị trí của sự kiện trong nhật ký.",
            serialize=str,
            parse_value=_position,
        ),
        Dong: strawberry.scalar(
            name="Dong",
            description="Money in whole đồng, a JSON number up to 2^53. Số tiền, đồng.",
            serialize=int,
            parse_value=_dong,
        ),
    }
)
