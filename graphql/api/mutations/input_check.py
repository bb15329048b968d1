"""Inputs are read whole before an act begins: every mistake is found, every text takes the form it is kept in.

What is decided, recorded and hashed for a repeat is the input as read here: the same act typed in another
Unicode form is the same act (đọc dữ liệu vào).
"""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache, wraps
from types import NoneType, UnionType
from typing import Any, Protocol, Union, get_args, get_origin, get_type_hints, runtime_checkable

import strawberry
from strawberry import UNSET

from api.context import Info
from api.mutations.field_readers import NUMBERS, OTHERWISE, TEXTS, Reader, instant_reader
from api.types.receipt import Mistake, Receipt, Refusal, malformed, mistake_of
from application.attempts import MALFORMED
from domain.errors import Malformed

Act = Callable[..., Awaitable[Receipt | Refusal]]


_NEVER_BLANK = frozenset({"idempotency_key"})
"""Fields in which an empty text is a mistake, and not a field of a form left empty: without a key all is done twice."""


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """How one field of an input is read; name is Python's, path the client's.

    optional: an empty text stands for a field left out.
    """

    name: str
    path: str
    read: Reader | None
    nested: bool
    optional: bool


@runtime_checkable
class ComparesFields(Protocol):
    """An input of which two fields may contradict each other (mâu thuẫn)."""

    def contradictions(self, path: str) -> Iterator[Mistake]:
        """What contradicts, in an input that may hold anything."""
        ...


def reading(act: Act) -> Act:
    """The act, carried out on its input as it was read, or refused with every mistake of the input."""

    @wraps(act)
    async def on_what_was_read(info: Info, input: Any) -> Receipt | Refusal:
        mistakes: list[Mistake] = []
        read = _read(input, "", mistakes)
        if not mistakes:
            return await act(info, read)
        return await refused_as_malformed(info, input, mistakes)

    return on_what_was_read


async def refused_as_malformed(info: Info, asked: Any, mistakes: Sequence[Mistake]) -> Refusal:
    """The refusal of an input that cannot be read; it counts as an attempt on nothing that is known."""
    context, name = info.context, type(asked).__name__.removesuffix("Input")
    at, trace = context.store.clock.now(), context.traceparent
    await context.store.attempts.refused(at, name, "", MALFORMED, context.actor, traceparent=trace)
    return malformed(mistakes)


def _read(input: Any, path: str, mistakes: list[Mistake]) -> Any:
    changed = {}
    kind: Any = type(input)
    for field in plan_of(kind):
        value = getattr(input, field.name)
        if value is None or value is UNSET:
            continue
        found = _value(field, input, value, path + field.path, mistakes)
        if found is not value:
            changed[field.name] = found
    read = replace(input, **changed) if changed else input
    if isinstance(read, ComparesFields):
        mistakes.extend(read.contradictions(path))
    return read


def _value(field: FieldPlan, input: Any, value: Any, path: str, mistakes: list[Mistake]) -> Any:
    if isinstance(value, list):
        one = replace(field, optional=False)
        return [_value(one, input, item, f"{path}.{place}", mistakes) for place, item in enumerate(value)]
    if field.nested:
        return _read(value, path + ".", mistakes)
    if value == "" and field.optional:
        return None
    assert field.read is not None
    try:
        return field.read(input, value)
    except Malformed as error:
        mistakes.append(mistake_of(path, error))
        return value


@lru_cache(maxsize=256)
def plan_of(kind: Any) -> tuple[FieldPlan, ...]:
    """The fields of an input that are looked at: texts, instants, some numbers, and inputs within it."""
    return tuple(_planned(kind))


def _planned(kind: type[Any]) -> Iterator[FieldPlan]:
    for name, hint in get_type_hints(kind).items():
        leaf, optional = _leaf(hint)
        path = camel(name)
        nested = hasattr(leaf, "__strawberry_definition__")
        read = None if nested else _reader(kind.__name__, name, leaf)
        if nested or read is not None:
            yield FieldPlan(name, path, read, nested, optional and name not in _NEVER_BLANK)


def _reader(owner: str, name: str, leaf: type[Any]) -> Reader | None:
    if leaf is datetime:
        return instant_reader(camel(name))
    if leaf is int:
        return NUMBERS.get(name)
    if leaf is not str:
        return None
    return OTHERWISE.get((owner, name)) or TEXTS[name]


def _leaf(hint: Any) -> tuple[Any, bool]:
    """What stands in a field, out of its list, and whether it may be left out."""
    optional = False
    if get_origin(hint) in (Union, UnionType):
        optional = NoneType in get_args(hint)
        (hint,) = (one for one in get_args(hint) if one is not NoneType)
    if get_origin(hint) is list:
        (hint,) = get_args(hint)
    return (str if hint is strawberry.ID else hint), optional


def camel(name: str) -> str:
    """A field's name as clients write it."""
    head, *rest = name.split("_")
    return head + "".join(word.title() for word in rest)
