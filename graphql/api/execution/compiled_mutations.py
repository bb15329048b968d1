"""Mutations of the usual shape, compiled once and answered without an executor (hành vi đã biên dịch).

``mutation($x: ActInput!) { act(input: $x) { __typename ... on Receipt {…} ... on Refusal {…} } }`` with plain
fields is what nearly every client sends. Parsing, validation, coercion and completion of such an operation
cost several times the act itself; here they happen once per text. Everything else, and every input that is
not plainly right, goes to Strawberry's executor and gets its answer; a test holds both answers equal.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from types import SimpleNamespace
from typing import Any

import orjson
import strawberry
from graphql import (
    FieldNode,
    GraphQLEnumType,
    GraphQLError,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_leaf_type,
    parse,
    validate,
)

from api.context import Context
from api.errors import shown
from api.execution.input_reader import NotPlain, Read, reader
from api.mutations import ACTS
from api.types.receipt import Receipt, Refusal

LONGEST = 4000
Leaf = tuple[str, Callable[[Any], Any]]
CarryOut = Callable[[Context], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class Plan:
    """One operation text, ready to be carried out (kế hoạch thực hiện)."""

    key: str
    act: Callable[..., Awaitable[Receipt | Refusal]]
    variable: str
    read: Read
    leaves: dict[type[Any], list[Leaf]]


class CompiledMutations:
    """Knows how bodies of the usual shape are carried out; the executor knows for the others (hành vi đã biên dịch)."""

    def __init__(self, schema: strawberry.Schema) -> None:
        self._schema: GraphQLSchema = schema._schema
        self._acts = {_camel(act.__name__): act for act in ACTS}
        self._plan = lru_cache(maxsize=512)(self._compiled)

    def planned(self, body: bytes) -> CarryOut | None:
        """How a body is carried out for whoever asks, answered as JSON; None where that is the executor's."""
        try:
            asked = orjson.loads(body)
            query, variables = asked["query"], asked["variables"]
            plan = self._plan(query) if type(query) is str and not asked.get("operationName") else None
            if plan is None or b"\\u0000" in body or set(variables) != {plan.variable}:
                return None
            return partial(_carried_out, plan, plan.read(variables[plan.variable]))
        except (orjson.JSONDecodeError, KeyError, TypeError, NotPlain):
            return None

    def _compiled(self, query: str) -> Plan | None:
        if len(query) > LONGEST:
            return None
        try:
            document = parse(query, max_tokens=500)
        except GraphQLError:
            return None
        if len(document.definitions) != 1 or validate(self._schema, document):
            return None
        return self._plan_of(document.definitions[0])

    def _plan_of(self, operation: Any) -> Plan | None:
        if not isinstance(operation, OperationDefinitionNode) or operation.operation is not OperationType.MUTATION:
            return None
        variables, fields = operation.variable_definitions or (), operation.selection_set.selections
        if len(variables) != 1 or len(fields) != 1 or operation.directives or variables[0].default_value:
            return None
        field, name = fields[0], variables[0].variable.name.value
        if not isinstance(field, FieldNode) or field.directives or not _takes(field, name):
            return None
        leaves = self._leaves(field.selection_set)
        act = self._acts[field.name.value]
        wanted = self._schema.mutation_type.fields[field.name.value].args["input"].type  # type: ignore[union-attr]
        if leaves is None or not isinstance(wanted, GraphQLNonNull):
            return None
        key = field.alias.value if field.alias else field.name.value
        return Plan(key, act, name, reader(wanted), leaves)

    def _leaves(self, selected: SelectionSetNode | None) -> dict[type[Any], list[Leaf]] | None:
        found: dict[type[Any], list[Leaf]] = {Receipt: [], Refusal: []}
        for node in selected.selections if selected else ():
            if node.directives:
                return None
            for kind, nodes in _by_type(node):
                made = self._leaf(kind, nodes)
                if made is None:
                    return None
                found[kind] += [leaf for leaf in made if leaf not in found[kind]]
        return found

    def _leaf(self, kind: type[Any], nodes: list[Any]) -> list[Leaf] | None:
        leaves: list[Leaf] = []
        for node in nodes:
            if not isinstance(node, FieldNode) or node.directives or node.arguments or node.selection_set:
                return None
            key, name = node.alias.value if node.alias else node.name.value, node.name.value
            leaves.append((key, _type_name(kind) if name == "__typename" else self._getter(kind, name)))
        return leaves

    def _getter(self, kind: type[Any], name: str) -> Callable[[Any], Any]:
        return _getter(self._schema, kind.__name__, name)


async def _carried_out(plan: Plan, given: Any, context: Context) -> bytes:
    try:
        answer = await plan.act(SimpleNamespace(context=context), given)
    except Exception as error:
        masked = shown(GraphQLError(str(error), path=[plan.key], original_error=error))
        return orjson.dumps({"data": None, "errors": [masked.formatted]})
    leaves = plan.leaves[type(answer)]
    return orjson.dumps({"data": {plan.key: {key: get(answer) for key, get in leaves}}})


def _takes(field: FieldNode, variable: str) -> bool:
    if not field.arguments or len(field.arguments) != 1:
        return False
    value = field.arguments[0].value
    return isinstance(value, VariableNode) and value.name.value == variable


def _by_type(node: Any) -> list[tuple[type[Any], list[Any]]]:
    if isinstance(node, InlineFragmentNode) and node.type_condition is not None:
        kind = {"Receipt": Receipt, "Refusal": Refusal}[node.type_condition.name.value]
        return [(kind, list(node.selection_set.selections))]
    return [(Receipt, [node]), (Refusal, [node])]


@lru_cache(maxsize=64)
def _getter(schema: GraphQLSchema, type_name: str, name: str) -> Callable[[Any], Any]:
    kind = schema.type_map[type_name]
    assert isinstance(kind, GraphQLObjectType)
    leaf = get_named_type(kind.fields[name].type)
    assert is_leaf_type(leaf)
    assert isinstance(leaf, GraphQLScalarType | GraphQLEnumType)
    attribute, serialize = _snake(name), leaf.serialize

    def get(answer: Any) -> Any:
        value = getattr(answer, attribute)
        return None if value is None else serialize(value)

    return get


def _type_name(kind: type[Any]) -> Callable[[Any], str]:
    name = kind.__name__
    return lambda answer: name


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.title() for word in rest)


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
