"""``hoso serve``: GraphQL over HTTP (phục vụ)."""

import sys
from typing import Annotated

import typer

from infrastructure.cli.terminal.formats import say

HOST = "127.0.0.1"
PORT = 8000


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; loopback unless you say otherwise.")] = HOST,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = PORT,
) -> None:
    """Serve GraphQL, health and metrics until interrupted."""
    from infrastructure.cli.terminal.open_installation import settings
    from infrastructure.main import serve as serve_http

    serve_http(settings(), host, port, listening)


def listening(address: str) -> None:
    """Say where the installation answers, at once also into a pipe."""
    say(f"GraphQL: {address}/graphql, explorer: {address}/ (Ctrl-C ends)")
    sys.stdout.flush()
