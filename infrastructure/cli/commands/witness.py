"""``hoso witness``: cosign what another authority's log swears to, if it continues what was seen (chứng kiến)."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.terminal.errors import BadInput
from infrastructure.cli.terminal.formats import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infrastructure.evidence.format.notes import VerifierKey


def witness(
    logs: Annotated[list[str], typer.Option("--log", help="Verifier key of a log to witness, or a file with keys.")],
    folder: Annotated[Path, typer.Option("--dir", help="Where its key and what it has seen are kept.")] = Path(
        ".hoso-witness"
    ),
    name: Annotated[str, typer.Option(help="The name it cosigns under, e.g. thanhtra.example/w1.")] = "witness.invalid",
    host: Annotated[str, typer.Option(help="Address to listen on; loopback unless you say otherwise.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8001,
) -> None:
    """Serve a witness (c2sp.org/tlog-witness) until interrupted; prints its line for a policy file."""
    import time

    from infrastructure.evidence.format.notes import NoteRefused
    from infrastructure.evidence.witness import WitnessBook
    from infrastructure.http.address import refuse_unusable
    from infrastructure.http.listener import listen
    from infrastructure.http.witness_app import create_witness
    from infrastructure.identity.private_file import private_folder

    refuse_unusable(host, port)
    try:
        book = WitnessBook(name, private_folder(folder), _keys(logs), now=lambda: int(time.time()))
    except NoteRefused as error:
        raise BadInput(str(error)) from error

    def listening(address: str) -> None:
        say(f"witness {name.split('/')[-1]} {book.key} {address}")
        sys.stdout.flush()

    try:
        listen(create_witness(book), host, port, listening)
    finally:
        book.close()


def _keys(logs: list[str]) -> "Iterator[VerifierKey]":
    from infrastructure.evidence.format.notes import parse_key
    from infrastructure.evidence.policy import PolicyRefused, read_policy

    for log in logs:
        if "+" in log:
            yield parse_key(log)
            continue
        try:
            yield from read_policy(Path(log)).logs
        except (PolicyRefused, OSError) as error:
            raise BadInput(f"--log {log}: {error}; give a verifier key, or a file that holds one") from error
