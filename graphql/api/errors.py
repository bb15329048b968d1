"""What reaches a client when something fails: a stable code, never an inside (lỗi)."""

import logging
from typing import Any

from graphql import GraphQLError
from strawberry.extensions import MaskErrors

from domain.errors import Malformed, NotPermitted

_LOGGER = logging.getLogger("hoso.graphql")


class BadRequest(Exception):
    """The request asks for what cannot be given; the text says what to change (yêu cầu không hợp lệ)."""


def code_of(error: BaseException | None) -> str | None:
    """The stable code of an error a client may read, None for one that is masked."""
    if isinstance(error, NotPermitted):
        return error.code
    if isinstance(error, BadRequest | Malformed):
        return "BAD_REQUEST"
    if type(error).__name__ == "NotReached":
        return "NOT_REACHED"
    return None


def should_mask(error: GraphQLError) -> bool:
    """Whether the text of an error stays inside; what the request itself did wrong is told."""
    cause = error.original_error
    if cause is None or isinstance(cause, GraphQLError):
        return False
    code = code_of(cause)
    if code is None:
        _LOGGER.error("a resolver failed", exc_info=cause)
        return True
    error.extensions = {**(error.extensions or {}), "code": code}
    return False


class Masked(MaskErrors):
    """Unexpected errors reach the client as INTERNAL, with nothing of the inside (che lỗi)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(should_mask_error=should_mask, error_message="internal error; it has been noted")

    def anonymise_error(self, error: GraphQLError) -> GraphQLError:
        """The error a client sees in place of ours."""
        return GraphQLError(
            self.error_message,
            nodes=error.nodes,
            path=error.path,
            extensions={"code": "INTERNAL"},
        )
