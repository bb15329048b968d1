"""What a drawing is made of, whichever paper it is put on; y grows downwards (hình vẽ)."""

from dataclasses import dataclass
from enum import StrEnum

INK = "#1a1a1a"
QUIET = "#5a5a5a"
RULE = "#c8c8c8"
BLUE = "#1f5f99"
PALE = "#b7d0e6"


class Anchor(StrEnum):
    """Which end of a text its place names."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from one place to another."""

    x: float
    y: float
    to_x: float
    to_y: float
    ink: str
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc; a hollow one is white inside."""

    x: float
    y: float
    radius: float
    ink: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text on its base line."""

    x: float
    y: float
    text: str
    anchor: Anchor = Anchor.START
    ink: str = INK


Shape = Box | Stroke | Dot | Words
SIZE = 11.0
"""Height of letters in drawings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing with what it shows in words, for whoever cannot see it (biểu đồ kèm mô tả)."""

    width: float
    height: float
    title: str
    description: str
    shapes: tuple[Shape, ...]
