"""How the server answers: its type, and what never becomes an operation in the shape of a GraphQL error (trả lời)."""

import orjson
from starlette.responses import JSONResponse, Response

GRAPHQL = "application/graphql-response+json"
JSON = "application/json"


def type_for(accept: str) -> str:
    """The type of an answer by what a client says it accepts (GraphQL over HTTP)."""
    return GRAPHQL if GRAPHQL in accept else JSON


def takes_one_answer(accept: str | None) -> bool:
    """Whether a client takes JSON, beside event streams or not: clients name every type they know."""
    return not accept or any(kind in accept for kind in ("*/*", JSON, GRAPHQL))


def as_accepted(answer: Response, accept: str) -> Response:
    """The answer in the type the client asks for: as GraphQL's own, what was never executed is 400 and has no data."""
    if type_for(accept) == JSON or answer.media_type != JSON:
        return answer
    body, status = bytes(answer.body), answer.status_code
    if status == 200 and b'"errors"' in body:
        found = orjson.loads(body)
        if found.get("data") is None and not any("path" in error for error in found.get("errors", ())):
            body, status = orjson.dumps({name: headers for name, headers in found.items() if name != "data"}), 400
    headers = {name: value for name, value in answer.headers.items() if name not in ("content-length", "content-type")}
    return Response(body, status, headers, GRAPHQL)


def problem(status: int, code: str, message: str) -> JSONResponse:
    """A refusal with a stable code."""
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    body = {"errors": [{"message": message, "extensions": {"code": code}}]}
    return JSONResponse(body, status_code=status, headers=headers)
