"""What the web door says when a request never becomes an operation: in the shape of a GraphQL error (lỗi)."""

from starlette.responses import JSONResponse


def problem(status: int, code: str, message: str) -> JSONResponse:
    """A refusal with a stable code."""
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    body = {"errors": [{"message": message, "extensions": {"code": code}}]}
    return JSONResponse(body, status_code=status, headers=headers)
