"""The shape of a fact as its bytes have it: names of fields and what may stand in them, all the way down."""

import dataclasses
import enum
import types
import typing
from typing import Any

Shape = Any
"""JSON: a word for a plain type, {field: shape} for an object, [shape] for a list, {"or": […]}, {"words": […]}."""


def shape_of(kind: Any) -> Shape:
    """The shape of a type. Raises TypeError for one that this page does not know."""
    if isinstance(kind, typing.NewType):
        return shape_of(kind.__supertype__)
    if kind in (None, type(None)):
        return "null"
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return {"or": sorted((shape_of(one) for one in arguments), key=repr)}
    if origin in (tuple, list, frozenset):
        inner = [one for one in arguments if one is not Ellipsis]
        return [shape_of(one) for one in inner]
    if origin is dict:
        return {"any key": shape_of(arguments[1])}
    if origin is not None:
        raise TypeError(f"{kind} has no shape here: teach tests/corpus/shapes.py")
    return _of_class(kind)


def _of_class(kind: Any) -> Shape:
    if issubclass(kind, enum.Enum):
        return {"words": sorted(str(one.value) for one in kind)}
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return {
            one.name + ("" if _is_required(one) else ", with a default"): shape_of(hints[one.name])
            for one in dataclasses.fields(kind)
        }
    return kind.__name__


def _is_required(field: "dataclasses.Field[Any]") -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def differences(before: Shape, now: Shape, at: str = "") -> list[str]:
    """What became another shape, and where. Words that were only added are none: old bytes read as they did."""
    if isinstance(before, dict) and isinstance(now, dict):
        if "words" in before and "words" in now:
            return [f"{at} lost «{word}»" for word in before["words"] if word not in now["words"]]
        if "or" not in before and "or" not in now:
            return _of_fields(before, now, at)
    pairs = list(zip(_listed(before), _listed(now), strict=False))
    if pairs and len(_listed(before)) == len(_listed(now)) and type(before) is type(now):
        return [found for one, other in pairs for found in differences(one, other, at)]
    return [] if before == now else [f"{at} was {before}, is {now}"]


def _of_fields(before: dict[str, Shape], now: dict[str, Shape], at: str) -> list[str]:
    found = [f"{at}.{name} is gone" for name in before if name not in now]
    found += [f"{at}.{name} is new" for name in now if name not in before]
    return found + [
        one for name in before if name in now for one in differences(before[name], now[name], f"{at}.{name}")
    ]


def _listed(shape: Shape) -> list[Shape]:
    found = shape.get("or", []) if isinstance(shape, dict) else shape
    return found if isinstance(found, list) else []
