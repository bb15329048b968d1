"""Holds each document against the policy of fields before anything runs (kiểm soát truy cập theo trường).

A forbidden field costs nothing and leaks nothing. The policy itself stands in application/access.
"""

from collections.abc import AsyncIterator
from functools import lru_cache

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    visit,
)
from strawberry.extensions import SchemaExtension

from api.context import Context
from application.access.actors import Role
from application.access.fields import permitted
from application.attempts import FIELD_FORBIDDEN


class Access(SchemaExtension):
    """Refuses a document that asks for a field its role may not see (kiểm soát truy cập)."""

    async def on_validate(self) -> AsyncIterator[None]:
        """Hold the fields of the document against the policy; what is forbidden is not validated further.

        A command that is refused by the way is recorded as an attempt; a question is not.
        """
        context = self.execution_context
        document = context.graphql_document
        if document is not None and not context.pre_execution_errors and not context.context.holds():
            message = (
                "the token is over, and with it what may be asked on this connection: connect again with a new one"
            )
            context.pre_execution_errors = [GraphQLError(message, extensions={"code": "UNAUTHENTICATED"})]
        if document is not None and not context.pre_execution_errors:
            errors, acts = _forbidden(document, context.schema._schema, context.context.actor.role)
            if errors:  # anything but None here would be validated again, past the cache
                context.pre_execution_errors = list(errors)
                if acts:
                    await _record(acts[0], context.context)
        yield


async def _record(act: str, asked: Context) -> None:
    """An attempt for an act that is refused by the fields it asks back: named by the schema, not by the sender."""
    name, attempts, now = act[0].upper() + act[1:], asked.store.attempts, asked.store.clock.now()
    await attempts.refused(now, name, "", FIELD_FORBIDDEN, asked.actor, traceparent=asked.traceparent)


@lru_cache(maxsize=1024)
def _forbidden(
    document: DocumentNode, schema: GraphQLSchema, role: Role
) -> tuple[tuple[GraphQLError, ...], tuple[str, ...]]:
    """What the role may not ask for, and the acts of the document."""
    info, errors, acts = TypeInfo(schema), list[GraphQLError](), list[str]()

    class Fields(Visitor):
        def enter_field(self, node: FieldNode, *_: object) -> None:
            parent = info.get_parent_type()
            if parent is None or info.get_field_def() is None:
                return  # what the schema does not have is the validator's to refuse
            name = get_named_type(parent).name
            if parent is schema.mutation_type:
                acts.append(node.name.value)
            if role not in permitted(name, node.name.value):
                message = f"role {role.value} may not ask for {name}.{node.name.value}"
                errors.append(GraphQLError(message, nodes=[node], extensions={"code": "FIELD_FORBIDDEN"}))

    visit(document, TypeInfoVisitor(info, Fields()))
    return tuple(errors), tuple(acts)
