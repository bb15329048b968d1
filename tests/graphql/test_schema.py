"""The schema as it is committed, described and bounded."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLNamedType,
    GraphQLObjectType,
    is_specified_scalar_type,
)

from api.schema import schema
from application.access.actors import ANONYMOUS
from application.access.fields import FIELDS, TYPES
from infrastructure.main import schema_text

COMMITTED = Path(__file__).parents[2] / "graphql" / "schema.graphql"


def test_the_committed_schema_is_the_one_that_is_served() -> None:
    told = "graphql/schema.graphql is not the schema of the code: hoso schema > graphql/schema.graphql"
    assert COMMITTED.read_text(encoding="utf-8").strip() == schema_text().strip(), told


def test_everything_in_the_schema_is_described() -> None:
    assert [name for kind in own_types() for name, told in described(kind) if not (told or "").strip()] == []


def test_every_field_of_every_type_has_a_policy() -> None:
    """A new field of Query, Mutation or Subscription needs its own line, a new type its own entry."""
    without = [
        f"{kind.name}.{name}"
        for kind in own_types()
        if isinstance(kind, GraphQLObjectType)
        for name in kind.fields
        if (kind.name, name) not in FIELDS and kind.name not in TYPES
    ]
    assert without == []


def test_no_policy_speaks_of_what_is_not_there() -> None:
    objects = {kind.name: kind for kind in own_types() if isinstance(kind, GraphQLObjectType)}
    assert set(TYPES) <= set(objects)
    assert [pair for pair in FIELDS if pair[0] not in objects or pair[1] not in objects[pair[0]].fields] == []


def own_types() -> list[GraphQLNamedType]:
    """Types of ours."""
    every = schema._schema.type_map.values()
    return [kind for kind in every if not kind.name.startswith("__") and not is_specified_scalar_type(kind)]


def described(kind: GraphQLNamedType) -> Iterator[tuple[str, str | None]]:
    """A type and everything in it, with what is said about each."""
    yield kind.name, kind.description
    if isinstance(kind, GraphQLEnumType):
        for name, value in kind.values.items():
            yield f"{kind.name}.{name}", value.description
    if isinstance(kind, GraphQLObjectType | GraphQLInputObjectType):
        for name, field in kind.fields.items():
            yield f"{kind.name}.{name}", field.description
            for argument, one in getattr(field, "args", {}).items():
                yield f"{kind.name}.{name}({argument})", one.description


def test_operations_that_overlap_do_not_lend_each_other_their_limits() -> None:
    """A stream begins to run after others have come; one shared extension would look at the wrong operation."""

    async def overlapping() -> list[str]:
        many = "{ " + " ".join(f"a{n}: __typename" for n in range(16)) + " }"
        anybody = SimpleNamespace(actor=ANONYMOUS, store=SimpleNamespace(incident=None))
        stream = await schema.stream(many, context_value=anybody)
        await schema.execute("{ __typename }", context_value=anybody)
        return [error.extensions["code"] async for result in stream for error in result.errors or []]

    assert asyncio.run(overlapping()) == ["OPERATION_TOO_LARGE"]
