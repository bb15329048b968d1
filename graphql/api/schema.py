"""The schema: queries, one mutation per act, limits (lược đồ GraphQL)."""

from collections.abc import Callable

import strawberry
from strawberry.extensions import (
    MaxAliasesLimiter,
    MaxTokensLimiter,
    ParserCache,
    QueryDepthLimiter,
    SchemaExtension,
    ValidationCache,
)
from strawberry.tools import create_type

from api.access import Access
from api.errors import Masked
from api.mutations import ACTS
from api.queries import Query
from api.scalars import CONFIG

Mutation = create_type(
    "Mutation",
    [strawberry.field(act, description=(act.__doc__ or "").strip()) for act in ACTS],
    description="One mutation per legal act, answering a receipt or a refusal. Hành vi.",
)

_PARSED, _VALIDATED = ParserCache(maxsize=1024), ValidationCache(maxsize=1024)
_TOKENS, _ALIASES, _DEPTH = MaxTokensLimiter(2000), MaxAliasesLimiter(15), QueryDepthLimiter(12)

# One instance each: a new limiter per request would be a new rule class and defeat the validation cache.
EXTENSIONS: list[Callable[[], SchemaExtension]] = [
    lambda: _PARSED,
    lambda: _VALIDATED,
    lambda: _TOKENS,
    lambda: _ALIASES,
    lambda: _DEPTH,
    Access,
    Masked,
]

schema = strawberry.Schema(
    query=Query,
    mutation=Mutation,
    config=CONFIG,
    extensions=EXTENSIONS,
)
