"""The schema: queries, one mutation per act, limits (lược đồ GraphQL)."""

from collections.abc import Callable, Iterable
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.extensions import SchemaExtension, ValidationCache
from strawberry.tools import create_type
from strawberry.types.execution import ExecutionContext
from strawberry.types.field import StrawberryField
from strawberry.types.graphql import OperationType

from api.errors import Masked, shown
from api.execution.document_cache import ParsedOnce
from api.execution.field_access import Access
from api.execution.incident_notice import IncidentNotice
from api.execution.limits import Limits
from api.mutations import ACTS
from api.queries import Query
from api.scalars import CONFIG
from api.subscriptions import Subscription


def _mutation(act: Callable[..., Any]) -> StrawberryField:
    field: StrawberryField = strawberry.field(act, description=(act.__doc__ or "").strip())
    for argument in field.arguments:
        argument.description = "What the act says. Nội dung hành vi."
    return field


Mutation = create_type(
    "Mutation",
    [_mutation(act) for act in ACTS],
    description="One mutation per legal act, answering a receipt or a refusal. Hành vi.",
)

# A new instance of each per operation: a shared one would carry one operation's document into another's, for a
# stream begins to run only after others have come. What is cached lives outside them.
EXTENSIONS: list[Callable[[], SchemaExtension]] = [
    lambda: ParsedOnce(maxsize=1024),
    lambda: ValidationCache(maxsize=1024),
    Limits,
    Access,
    Masked,
    IncidentNotice,
]


class Schema(strawberry.Schema):
    """The schema; what fails is told once, by api.errors (lược đồ)."""

    async def execute(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any = None,
        root_value: Any = None,
        operation_name: str | None = None,
        allowed_operation_types: Iterable[OperationType] | None = None,
        operation_extensions: dict[str, Any] | None = None,
    ) -> Any:
        """One answer, which no subscription has: it is followed as a stream."""
        return await super().execute(
            query,
            variable_values,
            context_value,
            root_value,
            operation_name,
            set(allowed_operation_types or OperationType) - {OperationType.SUBSCRIPTION},
            operation_extensions,
        )

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Log nothing: Strawberry would write the operation into the log, and it may name people.

        What fails outside the executor, a text that cannot be parsed above all, gets its code here.
        """
        errors[:] = [error if error.path else shown(error) for error in errors]


schema = Schema(
    query=Query,
    mutation=Mutation,
    subscription=Subscription,
    config=CONFIG,
    extensions=EXTENSIONS,
)
