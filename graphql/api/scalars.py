"""Scalars of the schema (kiểu vô hướng)."""

from typing import NewType

import strawberry
from strawberry.schema.config import StrawberryConfig

Position = NewType("Position", int)
"""Place of a fact in the log; text in JSON, for it outgrows JavaScript's numbers (vị trí trong nhật ký)."""

CONFIG = StrawberryConfig(
    scalar_map={
        Position: strawberry.scalar(
            name="Position",
            description="Place of a fact in the log, dense and in commit order; text, because it outgrows 2^53. "
            "Vị trí của sự kiện trong nhật ký.",
            serialize=str,
            parse_value=int,
        )
    }
)
