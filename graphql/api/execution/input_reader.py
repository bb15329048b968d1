"""Inputs out of JSON, coerced as the schema says, by functions made once per type (đọc dữ liệu vào)."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
)

Read = Callable[[Any], Any]


class NotPlain(Exception):
    """An input that is not plainly right: the executor will say what is wrong with it."""


@lru_cache(maxsize=512)
def reader(kind: GraphQLInputType) -> Read:
    """The function that reads values of an input type. It raises NotPlain."""
    if isinstance(kind, GraphQLNonNull):
        return _present(reader(kind.of_type))
    if isinstance(kind, GraphQLList):
        return _list(reader(kind.of_type))
    if isinstance(kind, GraphQLInputObjectType):
        return _object(kind)
    assert isinstance(kind, GraphQLScalarType | GraphQLEnumType)
    return _leaf(kind)


def _present(read: Read) -> Read:
    def present(value: Any) -> Any:
        if value is None:
            raise NotPlain
        return read(value)

    return present


def _list(read: Read) -> Read:
    def items(value: Any) -> Any:
        if value is None:
            return None
        if type(value) is not list:
            raise NotPlain
        return [read(item) for item in value]

    return items


def _leaf(kind: GraphQLScalarType | GraphQLEnumType) -> Read:
    coerce = kind.parse_value

    def leaf(value: Any) -> Any:
        if value is None:
            return None
        try:
            return coerce(value)
        except (GraphQLError, TypeError, ValueError) as error:
            raise NotPlain from error

    return leaf


def _object(kind: GraphQLInputObjectType) -> Read:
    definition = kind.extensions["strawberry-definition"]
    python_names = {field.python_name.replace("_", "").lower(): field.python_name for field in definition.fields}
    fields = {
        name: (python_names[name.lower()], reader(field.type), isinstance(field.type, GraphQLNonNull))
        for name, field in kind.fields.items()
    }
    required = frozenset(
        name
        for name, field in kind.fields.items()
        if isinstance(field.type, GraphQLNonNull) and not _has_default(field)
    )
    make = definition.origin

    def made(value: Any) -> Any:
        if value is None:
            return None
        if type(value) is not dict or not required <= value.keys() or not value.keys() <= fields.keys():
            raise NotPlain
        return make(**{fields[name][0]: fields[name][1](given) for name, given in value.items()})

    return made


def _has_default(field: Any) -> bool:
    return field.default_value is not None and repr(field.default_value) != "Undefined"
