"""The web application: one house behind one address (ứng dụng web)."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, Protocol

import psycopg
from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from strawberry.fastapi import GraphQLRouter

from application.actors import ANONYMOUS, Actor
from application.house import House
from application.queries.reads import Reads
from infrastructure.identity.tokens import TokenRefused, Tokens
from infrastructure.read_models.projector import Projector
from infrastructure.telemetry.instruments import Instruments
from infrastructure.telemetry.metrics_page import render
from infrastructure.telemetry.providers import set_up
from infrastructure.telemetry.traces import traceparent

_EXPLORER = (Path(__file__).parent / "explorer.html").read_text(encoding="utf-8")
BEHIND = 10_000
"""How many facts the read models may lag before the house says it is not ready."""


class Open(Protocol):
    """What the web door needs of a running house (hệ thống đang chạy)."""

    house: House
    reads: Reads
    tokens: Tokens
    projector: Projector


OpenHouse = Callable[[], AbstractAsyncContextManager[Any]]
MakeContext = Callable[[House, Reads, Actor, str | None], Any]


def create_app(open_house: OpenHouse, schema: Any, make_context: MakeContext, otlp_endpoint: str | None) -> FastAPI:
    """The application; the house opens with the server and closes with it."""
    page = set_up(otlp_endpoint)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with open_house() as running:
            app.state.running = running
            app.state.instruments = Instruments(
                head=lambda: max(running.log.stored, running.projector.position),
                seen=lambda: running.projector.position,
                parked=lambda: running.projector.parked,
            )
            yield

    app = FastAPI(
        title="hoso",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        telemetry={"auto_configure": False},
    )

    async def context(request: Request) -> Any:
        running: Open = request.app.state.running
        actor = actor_of(request.headers.get("authorization"), running.tokens)
        return make_context(running.house, running.reads, actor, traceparent())

    app.include_router(GraphQLRouter(schema, context_getter=context, graphql_ide=None), prefix="/graphql")
    _pages(app, page)
    return app


def actor_of(authorization: str | None, tokens: Tokens) -> Actor:
    """Who asks: the token's actor, the public without one. Raises 401 for a token that does not hold."""
    if authorization is None:
        return ANONYMOUS
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise HTTPException(401, "send «Authorization: Bearer TOKEN», or nothing at all")
    try:
        return tokens.actor(token.strip())
    except TokenRefused as refused:
        raise HTTPException(401, str(refused)) from refused


def _pages(app: FastAPI, page: Any) -> None:
    @app.get("/", response_class=HTMLResponse, include_in_schema=False)
    async def explorer() -> str:
        """A page to try queries on; it loads nothing from elsewhere."""
        return _EXPLORER

    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        """The process answers."""
        return {"status": "ok"}

    @app.get("/readyz")
    async def readyz(request: Request) -> JSONResponse:
        """The log answers and the read models keep up; 503 with the reason where not."""
        trouble = await _trouble(request.app.state.running)
        return JSONResponse({"status": trouble or "ready"}, status_code=503 if trouble else 200)

    @app.get("/metrics", response_class=PlainTextResponse)
    async def metrics() -> str:
        """What was measured, in the text format of Prometheus."""
        return render(page)


async def _trouble(running: Open) -> str | None:
    try:
        async with asyncio.timeout(3):
            head = await running.house.log.head()
    except (TimeoutError, psycopg.Error) as error:
        return f"the log does not answer: {type(error).__name__}"
    projector = running.projector
    if projector.failure is not None:
        return f"read models stand still: {projector.failure}"
    if projector.parked:
        return f"{projector.parked} streams are parked in read models: see the table «parked», then rebuild"
    behind = head - projector.position
    return f"read models are {behind} facts behind" if behind > BEHIND else None
