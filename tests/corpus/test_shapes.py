"""What the guard of the shapes notices."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NewType

import pytest

from tests.corpus.shapes import differences, shape_of

Code = NewType("Code", str)


class Colour(StrEnum):
    RED = "red"


class MoreColours(StrEnum):
    RED = "red"
    BLUE = "blue"


def fact(**fields: Any) -> type[Any]:
    """A class of facts with these fields."""
    made = type("Fact", (), {"__annotations__": {name: kind for name, (kind, _) in fields.items()}})
    for name, (_, default) in fields.items():
        if default is not ...:
            setattr(made, name, default)
    return dataclass(made, kw_only=True)


INNER, INNER_WITH_MORE = fact(a=(int, ...)), fact(a=(int, ...), b=(int | None, None))
BEFORE = fact(who=(Code, ...), on=(date | None, ...), inner=(tuple[INNER, ...], ...), colour=(Colour, ...))


def other(**fields: Any) -> type[Any]:
    own = {"who": Code, "on": date | None, "inner": tuple[INNER, ...], "colour": Colour}
    return fact(**{name: (kind, ...) for name, kind in own.items()} | fields)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (other(), []),
        (other(who=(str, ...)), []),
        (other(new=(int | None, None)), [".new, with a default is new"]),
        (other(new=(list[int], field(default_factory=list))), [".new, with a default is new"]),
        (other(on=(date | None, None)), [".on is gone", ".on, with a default is new"]),
        (other(who=(int, ...)), [".who was str, is int"]),
        (other(who=(Code | None, ...)), [".who was str, is {'or': ['null', 'str']}"]),
        (other(inner=(tuple[INNER_WITH_MORE, ...], ...)), [".inner.b, with a default is new"]),
        (other(inner=(INNER, ...)), [".inner was [{'a': 'int'}], is {'a': 'int'}"]),
        (other(on=(Decimal | None, ...)), [".on was date, is Decimal"]),
        (other(colour=(MoreColours, ...)), []),
    ],
)
def test_a_fact_that_changed_is_named_by_its_field(now: type[Any], expected: list[str]) -> None:
    assert differences(shape_of(BEFORE), shape_of(now)) == expected


def test_a_word_that_is_lost_is_reported_and_one_that_is_gained_is_only_recorded() -> None:
    fewer, more = shape_of(fact(colour=(Colour, ...))), shape_of(fact(colour=(MoreColours, ...)))
    assert differences(more, fewer) == [".colour lost «blue»"]
    assert differences(fewer, more) == []
    assert fewer != more


def test_a_type_nobody_taught_is_refused() -> None:
    with pytest.raises(TypeError, match="teach"):
        shape_of(type[int])
