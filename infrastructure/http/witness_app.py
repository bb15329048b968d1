"""The web server of a witness (cổng của bên chứng kiến); c2sp.org/tlog-witness."""

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from infrastructure.evidence.witness import Reply, WitnessBook
from infrastructure.http.bounded_body import BoundedBody


def create_witness(book: WitnessBook) -> FastAPI:
    """An application that cosigns what continues what was seen, and shows what it cosigned."""
    app = FastAPI(title="hoso witness", docs_url=None, redoc_url=None, telemetry={"auto_configure": False})
    app.add_middleware(BoundedBody)

    @app.post("/add-checkpoint")
    async def add_checkpoint(request: Request) -> Response:
        """A checkpoint with the proof that it continues the last one cosigned here."""
        return _answer(await run_in_threadpool(book.add_checkpoint, await request.body()))

    @app.get("/{origin_hash}/checkpoint")
    async def checkpoint(origin_hash: str) -> Response:
        """The newest checkpoint cosigned of a log, by the SHA-256 of its origin."""
        return _answer(await run_in_threadpool(book.checkpoint, origin_hash))

    return app


def _answer(reply: Reply) -> Response:
    return Response(reply.text, reply.status, headers={"content-type": reply.kind})
