"""What reaches a client when something fails: a stable code, never an inside (lỗi)."""

import logging
from typing import Any

from graphql import GraphQLError, GraphQLSyntaxError
from strawberry.exceptions import MissingQueryError
from strawberry.extensions import MaskErrors
from strawberry.schema.exceptions import CannotGetOperationTypeError

from api.value_errors import vietnamese_of, without_values
from application.history.as_of import InstantInFuture
from application.ports import Unavailable
from application.queries.reads import NotReached
from domain.errors import Malformed, NotPermitted

_LOGGER = logging.getLogger("hoso.graphql")


class BadRequest(Exception):
    """The request asks for what cannot be given; the text says what to change (yêu cầu không hợp lệ).

    The text is English, ``vi`` says the same in Vietnamese.
    """

    def __init__(self, en: str, vi: str) -> None:
        super().__init__(en)
        self.vi = vi


class TokenOver(Exception):
    """The token ended while its subscription was open (mã truy cập hết hạn)."""

    vi = "Mã truy cập đã hết hạn; đề nghị kết nối lại bằng mã mới, từ vị trí cuối cùng đã nhận."

    def __init__(self) -> None:
        super().__init__("the token has expired: connect again with a new one, after the last position you have")


def code_of(error: BaseException | None) -> str | None:
    """The stable code of an error a client may read, None for one that is masked."""
    match error:
        case InstantInFuture():
            return "INSTANT_IN_FUTURE"
        case NotPermitted():
            return error.code
        case BadRequest() | Malformed() | MissingQueryError() | CannotGetOperationTypeError():
            return "BAD_REQUEST"
        case NotReached():
            return "NOT_REACHED"
        case Unavailable():
            return "UNAVAILABLE"
        case TokenOver():
            return "UNAUTHENTICATED"
    return None


def should_mask(error: GraphQLError) -> bool:
    """Whether the text of an error stays inside; what the request itself did wrong is told, under a code."""
    cause = error.original_error
    if error.path is None and (cause is None or isinstance(cause, GraphQLError)):
        extensions = {"code": _code_before_execution(error), **vietnamese_of(error.message), **(error.extensions or {})}
        error.extensions, error.message = extensions, without_values(error.message)
        return False
    code = "BAD_REQUEST" if _of_argument(error) else code_of(cause)
    if code is None:
        _LOGGER.error("a resolver failed", exc_info=cause or error)
        return True
    error.extensions = {**(error.extensions or {}), **_said_of(cause), "code": code}
    return False


def _said_of(cause: BaseException | None) -> dict[str, str]:
    """The Vietnamese sentence of an error, and which mistake it is."""
    match cause:
        case NotPermitted():
            return {"vi": cause.reason}
        case Malformed() if cause.vi:
            return {"vi": cause.vi, "mistake": cause.code}
        case BadRequest() | NotReached() | TokenOver() | Unavailable():
            return {"vi": cause.vi}
    return {}


def _code_before_execution(error: GraphQLError) -> str:
    if isinstance(error, GraphQLSyntaxError):
        return "GRAPHQL_PARSE_FAILED"
    # Values of variables are looked at after validation, and only they are told of in these words.
    return (
        "BAD_REQUEST" if error.message.startswith("Variable '$") and _of_value(error) else "GRAPHQL_VALIDATION_FAILED"
    )


def _of_value(error: GraphQLError) -> bool:
    return any(phrase in error.message for phrase in ("got invalid value", "has invalid value", "was not provided"))


def _of_argument(error: GraphQLError) -> bool:
    """Whether a variable brought null to an argument that takes none: its type allows it where there is a default."""
    return isinstance(error.original_error, GraphQLError | None) and error.message.startswith("Argument '")


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


_MASKED = Masked()


def shown(error: GraphQLError) -> GraphQLError:
    """The error as a client sees it."""
    return _MASKED.anonymise_error(error) if should_mask(error) else error
