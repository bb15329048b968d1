"""The GraphQL route: who asks, and what never becomes an operation (cổng GraphQL)."""

from collections.abc import Callable
from typing import Any

import orjson
from cross_web import AsyncHTTPRequestAdapter, HTTPException
from fastapi import Request
from starlette.requests import HTTPConnection
from starlette.responses import Response
from strawberry.exceptions import ConnectionRejectionError
from strawberry.fastapi import GraphQLRouter
from strawberry.http.base import BaseRequestProtocol
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.subscriptions import GRAPHQL_SSE_PROTOCOL, GRAPHQL_TRANSPORT_WS_PROTOCOL

from application.access.actors import ANONYMOUS, Actor
from application.attempts import UNAUTHENTICATED
from application.audits.audits import Audits
from application.case_store import CaseStore
from application.queries.reads import Reads
from infrastructure.http.event_stream import PlainLines, may_be_followed
from infrastructure.http.graphql_ws import MOST_AT_ONCE, GraphQLWebSocket, TextSocket
from infrastructure.http.responses import as_accepted, problem, takes_one_answer
from infrastructure.identity.tokens import TokenRefused, Tokens
from infrastructure.telemetry.traces import traceparent

MakeContext = Callable[[CaseStore, Reads, Audits, Actor, str | None], Any]
_HOW = "POST an operation as application/json"
_FOLLOW = "follow over graphql-transport-ws, or POST and accept text/event-stream"


class Unauthenticated(Exception):
    """The request shows a token that does not hold (mã truy cập không hợp lệ)."""


class GraphQLRoute(GraphQLRouter[Any, Any]):
    """Strawberry's route by POST, server-sent events and graphql-transport-ws (cổng GraphQL).

    Not by GET: what stands in an address ends up in logs and traces, and it may name a person.
    """

    graphql_transport_ws_handler_class = GraphQLWebSocket
    websocket_adapter_class = TextSocket
    stream_transport_classes_by_protocol = {GRAPHQL_SSE_PROTOCOL: PlainLines}

    def __init__(self, schema: Any, make_context: MakeContext) -> None:
        async def context(connection: HTTPConnection) -> Any:
            return context_of(connection, make_context)

        super().__init__(
            schema,
            context_getter=context,
            graphql_ide=None,
            allow_queries_via_get=False,
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL, GRAPHQL_SSE_PROTOCOL),
            max_subscriptions_per_connection=MOST_AT_ONCE,
        )

    async def run(self, request: Any, context: Any = None, root_value: Any = None) -> Any:
        """Answer; what never became an operation is told in the shape of a GraphQL error."""
        try:
            answer = await super().run(request, context, root_value)
        except HTTPException as refused:
            what = "only POST is answered" if refused.status_code == 405 else refused.reason.rstrip(".")
            answer = problem(refused.status_code, "BAD_REQUEST", f"{what}: {_remedy(refused.__cause__)}")
        return as_accepted(answer, request.headers.get("accept", "")) if isinstance(answer, Response) else answer

    async def parse_http_body(self, request: AsyncHTTPRequestAdapter) -> Any:
        """The operation; one with a single answer is not streamed to a client that takes JSON too."""
        found: Any = await super().parse_http_body(request)
        if takes_one_answer(request.headers.get("accept")) and not may_be_followed(found.query):
            found.protocol = "http"
        return found

    async def on_ws_connect(self, context: Any) -> Any:
        """Admit by connection_init {"authorization": "Bearer …"}, or by the header of the handshake."""
        params = {name.lower(): value for name, value in (context.connection_params or {}).items()}
        header = params.get("authorization", context.request.headers.get("authorization"))
        try:
            if header is not None:
                _admit(context, str(header))
        except Unauthenticated as refused:
            raise ConnectionRejectionError from refused
        return await super().on_ws_connect(context)

    def is_request_allowed(self, request: BaseRequestProtocol) -> bool:
        """Only POST."""
        return request.method == "POST"

    def parse_json(self, data: str | bytes) -> Any:
        """The body: one operation."""
        found = super().parse_json(data)
        if not isinstance(found, dict):
            raise HTTPException(400, "One operation at a time, as an object with «query» and «variables»")
        return found

    def decode_json(self, data: str | bytes) -> object:
        """JSON, however deep, without a crash; U+0000, which PostgreSQL's text cannot hold, is refused for all."""
        raw = data.encode() if isinstance(data, str) else data
        if b"\\u0000" in raw:
            raise orjson.JSONDecodeError("U+0000 is no character of a text", "", 0)
        return orjson.loads(raw)

    def encode_json(self, data: object) -> bytes:
        """JSON of an answer."""
        return orjson.dumps(data)


def _remedy(cause: BaseException | None) -> str:
    """What to do about a request that never became an operation."""
    match cause:
        case InvalidOperationTypeError():
            return _FOLLOW
        case orjson.JSONDecodeError():
            return f"{cause.msg}; send UTF-8 without lone surrogates and without U+0000"
    return _HOW


def context_of(connection: HTTPConnection, make_context: MakeContext) -> Any:
    """What resolvers are given for one request. Raises Unauthenticated for a token that does not hold."""
    running = connection.scope["app"].state.running
    made = make_context(running.store, running.reads, running.audits, ANONYMOUS, traceparent())
    made.tokens = running.tokens
    header = connection.headers.get("authorization")
    if header is not None and connection.scope["type"] == "http":
        _admit(made, header)
    return made


def actor_of(authorization: str, tokens: Tokens) -> Actor:
    """The token's actor. Raises Unauthenticated with what to do."""
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Unauthenticated("send «Authorization: Bearer TOKEN», or nothing at all")
    try:
        return tokens.actor(token.strip())
    except TokenRefused as refused:
        raise Unauthenticated(str(refused)) from refused


def _admit(context: Any, header: str) -> None:
    tokens: Tokens = context.tokens

    def holds() -> bool:
        try:
            actor_of(header, tokens)
        except Unauthenticated:
            return False
        return True

    try:
        context.actor, context.holds = actor_of(header, tokens), holds
    except Unauthenticated:
        context.store.attempts.count(context.store.clock.now(), UNAUTHENTICATED)
        raise


async def refuse_stranger(request: Request, error: Exception) -> Response:
    """401 with one clear message."""
    return problem(401, "UNAUTHENTICATED", str(error))
