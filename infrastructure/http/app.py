"""The web application: one installation behind one address (ứng dụng web)."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, Protocol

import psycopg
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from starlette.types import Receive, Scope, Send

from application.case_store import CaseStore
from application.queries.calendar_outlook import MissingYear, outlook
from application.queries.reads import Reads
from domain.values import legal_day
from infrastructure.evidence.sealer.child_process import SealerProcess
from infrastructure.evidence.sealer.loss_detector import LossDetector
from infrastructure.evidence.sealer.seal_folder import SealDamaged
from infrastructure.evidence.sealer.seal_status import Seals
from infrastructure.http.bounded_body import BoundedBody
from infrastructure.http.fast_mutations import FastMutations, Planned
from infrastructure.http.graphql_route import GraphQLRoute, MakeContext, Unauthenticated, context_of, refuse_stranger
from infrastructure.http.pages.transparency.routes import transparency
from infrastructure.http.start import Opening, refuse_unopened
from infrastructure.identity.tokens import Tokens
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.read_models.projector import Projector
from infrastructure.telemetry.instruments import Instruments
from infrastructure.telemetry.metrics_page import render
from infrastructure.telemetry.providers import set_up
from infrastructure.telemetry.requests import Requests
from infrastructure.workers.supervision import Worker, trouble_of

_EXPLORER = (Path(__file__).parent / "explorer.html").read_text(encoding="utf-8")
_ONLY_ITSELF = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
BEHIND = 10_000
"""How many facts the read models may lag before the installation says it is not ready."""
_BEFORE_OPEN = "/healthz", "/readyz"
_NOT_COMPARED = "whether facts are lost is told by nothing but what this server acknowledged"


class Open(Protocol):
    """What the web server needs of a running installation (hệ thống đang chạy)."""

    store: CaseStore
    log: PostgresLog
    reads: Reads
    tokens: Tokens
    projector: Projector
    seals: Seals
    losses: LossDetector
    sealer: SealerProcess | None
    workers: Sequence[Worker]
    head: int


OpenStore = Callable[[], AbstractAsyncContextManager[Any]]


class WebApp(FastAPI):
    """FastAPI, and in front of its request stack the short way of compiled mutations (ứng dụng web)."""

    GRAPHQL = "/graphql"
    is_open = False

    def __init__(self, acts: Planned, make_context: MakeContext, requests: Requests, **settings: Any) -> None:
        telemetry: Any = {"auto_configure": False, "meter_provider": requests}
        super().__init__(title="hoso", docs_url=None, redoc_url=None, telemetry=telemetry, **settings)
        self._fast_mutations = FastMutations(
            super().__call__, self.GRAPHQL, acts, lambda connection: context_of(connection, make_context), requests
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["app"] = self
        if not self.is_open and scope["type"] != "lifespan" and scope["path"] not in _BEFORE_OPEN:
            await refuse_unopened(scope, receive, send)
            return
        await self._fast_mutations(scope, receive, send)


def create_app(
    open_installation: OpenStore, schema: Any, acts: Planned, make_context: MakeContext, otlp_endpoint: str | None
) -> FastAPI:
    """The application; the installation opens with the server and closes with it."""
    measured = set_up(otlp_endpoint)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        opening = app.state.opening = Opening(open_installation, opened)
        try:
            await opening.begin()
            yield
        finally:
            await opening.end()
            measured.flush()

    def opened(running: Any) -> None:
        app.state.running = running
        app.state.instruments = Instruments(
            head=lambda: running.head,
            projected=lambda: running.projector.position,
            parked=lambda: running.projector.parked,
            sealed=lambda: running.seals.size() or 0,
            confirmed=_confirmed_by(running.seals),
            restarts=None if running.sealer is None else lambda: running.sealer.restarts,
            workers=running.workers,
            meters=measured.meters,
        )
        app.is_open = True

    app = WebApp(acts, make_context, Requests(measured.meters), lifespan=lifespan)
    app.include_router(GraphQLRoute(schema, make_context), prefix=WebApp.GRAPHQL)
    app.add_middleware(BoundedBody)
    app.add_exception_handler(Unauthenticated, refuse_stranger)
    _pages(app, measured.page)
    transparency(app)
    return app


def _confirmed_by(seals: Seals) -> Callable[[], tuple[int, bool]] | None:
    """How to see up to where seals are confirmed, and whether as asked; None where nobody is asked."""

    def confirmation() -> tuple[int, bool]:
        found = seals.confirmation_status()
        return (0, False) if found is None else (found.confirmed, found.is_met)

    return None if seals.confirmed() is None else confirmation


def _pages(app: FastAPI, page: Any) -> None:
    @app.get("/", response_class=HTMLResponse, include_in_schema=False)
    async def explorer() -> HTMLResponse:
        """A page to try queries on; it loads nothing from elsewhere, and the browser holds it to that."""
        return HTMLResponse(_EXPLORER, headers={"Content-Security-Policy": _ONLY_ITSELF})

    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        """The process answers."""
        return {"status": "ok"}

    @app.get("/readyz")
    async def readyz(request: Request) -> JSONResponse:
        """The log answers, read models and workers keep up; 503 with the reason where not. An incident shows too."""
        opening: Opening = request.app.state.opening
        if opening.trouble is not None:
            return JSONResponse({"status": opening.trouble}, status_code=503)
        running = request.app.state.running
        trouble, incident, seal = await _trouble(running), running.store.incident, running.losses.unreadable
        body: dict[str, Any] = {"status": trouble or "ready"}
        body |= {} if seal is None else {"seal": f"{seal}; {_NOT_COMPARED}"}
        body |= {} if incident is None else {"incident": dict(incident)}
        missing = None if trouble else await _missing_year(running)
        body |= {} if missing is None else {"calendar": missing.description}
        return JSONResponse(body, status_code=503 if trouble else 200)

    @app.get("/metrics", response_class=PlainTextResponse)
    async def metrics() -> PlainTextResponse:
        """What was measured, in the text format of Prometheus."""
        return PlainTextResponse(render(page), media_type="text/plain; version=0.0.4")


async def _missing_year(running: Open) -> MissingYear | None:
    """The year that promises could soon need; serving goes on without it, and without read models nobody can say."""
    if getattr(running, "reads", None) is None:
        return None
    try:
        async with asyncio.timeout(3):
            return await outlook(running.store.log, running.reads, legal_day(running.store.clock.now()))
    except (TimeoutError, psycopg.Error):
        return None  # the next look tells it, or what keeps it from looking


async def _trouble(running: Open) -> str | None:
    try:
        async with asyncio.timeout(3):
            head = await running.store.log.head()
            obstacle = await running.log.obstacle()
            lost = await running.losses.missing()
    except (TimeoutError, psycopg.Error) as error:
        return f"the log does not answer: {type(error).__name__}"
    if obstacle is not None:
        return f"nothing is recorded: {obstacle}"
    if lost is not None:
        said = ", ".join(f"{name} {value}" for name, value in lost.items())
        return f"SEALED_FACTS_LOST ({said}): nothing is recorded; see «hoso doctor»"
    projector = running.projector
    if projector.failure is not None:
        kind = projector.failure.partition(":")[0]  # the rest may name hosts and accounts; it stands in our own log
        return f"read models stand still: {kind}"
    if projector.parked:
        return f"{projector.parked} streams are parked in read models: see the table «parked», then rebuild"
    behind = head - projector.position
    if behind > BEHIND:
        return f"read models are {behind} facts behind"
    try:
        alarm = await asyncio.to_thread(running.seals.alarm)
    except (OSError, SealDamaged):
        return "the seal folder cannot be read: see «hoso doctor»"
    if alarm is not None:
        return f"the log is not what was sealed ({alarm.kind}): see «hoso doctor»"
    return trouble_of(running.workers)
