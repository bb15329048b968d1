"""``hoso serve``: GraphQL over HTTP (phục vụ)."""

from typing import Annotated

import typer

HOST = "127.0.0.1"
PORT = 8000


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; loopback unless you say otherwise.")] = HOST,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = PORT,
) -> None:
    """Serve GraphQL, health and metrics until interrupted."""
    from infrastructure.cli.opening import settings
    from infrastructure.main import serve as serve_http

    serve_http(settings(), host, port)
