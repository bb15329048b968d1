"""How large an operation may be: aliases, depth, tokens (giới hạn truy vấn).

Strawberry's own alias and depth limiters follow every path through the fragments, which a few hundred bytes of
fragments that name each other twice turn into hours; these weigh every fragment once.
"""

from collections.abc import Iterator

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationContext,
    ValidationRule,
)
from strawberry.extensions import SchemaExtension

from api.execution.text_rules import Characters

ALIASES = 15
DEPTH = 12
TOKENS = 2000
_CYCLE = (0, 0)  # the validator refuses cycles itself


class Weighed(ValidationRule):
    """Refuses an operation with too many aliases or levels (giới hạn bí danh và độ sâu)."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        for operation, aliases, depth in _weights(context.document):
            name = f"operation «{operation.name.value}»" if operation.name else "the operation"
            if aliases > ALIASES:
                context.report_error(_too_large(f"{name} uses {aliases} aliases, {ALIASES} are allowed", operation))
            if depth > DEPTH:
                context.report_error(_too_large(f"{name} is {depth} levels deep, {DEPTH} are allowed", operation))


class Limits(SchemaExtension):
    """Puts the limits on every operation, and wants one to be named among several.

    The rule classes are one and the same, or nothing could be cached.
    """

    def on_operation(self) -> Iterator[None]:
        """Limit the parser and add the rules."""
        context = self.execution_context
        context.parse_options["max_tokens"] = TOKENS
        context.validation_rules = (*context.validation_rules, Weighed, Characters)
        yield

    def on_validate(self) -> Iterator[None]:
        """Refuse several operations of which none is named; Strawberry would run the first (GraphQL 2021, 6.1)."""
        context = self.execution_context
        document, named = context.graphql_document, context._provided_operation_name is not None
        if document is not None and not named and not context.pre_execution_errors:
            there = sum(isinstance(one, OperationDefinitionNode) for one in document.definitions)
            if there > 1:
                message = f"the document has {there} operations: say in operationName which of them to run"
                context.pre_execution_errors = [GraphQLError(message, extensions={"code": "BAD_REQUEST"})]
        yield


def _too_large(message: str, operation: OperationDefinitionNode) -> GraphQLError:
    return GraphQLError(f"{message}: split it up", nodes=[operation], extensions={"code": "OPERATION_TOO_LARGE"})


def _weights(document: DocumentNode) -> Iterator[tuple[OperationDefinitionNode, int, int]]:
    fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
    known: dict[str, tuple[int, int]] = {}
    for one in document.definitions:
        if isinstance(one, OperationDefinitionNode):
            yield one, *_weight(one.selection_set, fragments, known)


def _weight(
    selections: SelectionSetNode | None,
    fragments: dict[str, FragmentDefinitionNode],
    known: dict[str, tuple[int, int]],
) -> tuple[int, int]:
    """Aliases in all and fields one below the other; introspection's own depth is not counted."""
    aliases = depth = 0
    for node in selections.selections if selections else ():
        if isinstance(node, FragmentSpreadNode):
            more, below = _of_fragment(node.name.value, fragments, known)
        elif isinstance(node, FieldNode) and node.name.value.startswith("__"):
            more, below = int(node.alias is not None), 1
        else:
            more, below = _weight(node.selection_set, fragments, known)  # type: ignore[attr-defined]  # field, inline
            if isinstance(node, FieldNode):
                more, below = more + int(node.alias is not None), below + 1
        aliases, depth = aliases + more, max(depth, below)
    return aliases, depth


def _of_fragment(
    name: str, fragments: dict[str, FragmentDefinitionNode], known: dict[str, tuple[int, int]]
) -> tuple[int, int]:
    if name not in known and name in fragments:
        known[name] = _CYCLE
        known[name] = _weight(fragments[name].selection_set, fragments, known)
    return known.get(name, _CYCLE)
