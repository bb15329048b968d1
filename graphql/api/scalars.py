"""Scalars of the schema (kiểu vô hướng)."""

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
    return _whole(value, _LAST, 'a Position is a number from 0 in decimal text, for example "42"')


def _dong(value: Any) -> int:
    return _whole(value, _EXACT, "Dong is a sum in whole đồng, for example 450000")


def _whole(value: Any, most: int, message: str) -> int:
    text = str(value)
    digits = text.removeprefix("-")
    if isinstance(value, bool) or not (digits.isascii() and digits.isdecimal() and len(digits) < 20):
        raise GraphQLError(message)
    if not -most <= int(text) <= most:
        raise GraphQLError(message)
    return int(text)


CONFIG = StrawberryConfig(
    scalar_map={
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
