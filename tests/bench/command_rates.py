"""A whole command over HTTP: load, decide, append, answer; 16 connections against one process (một lệnh trọn vẹn)."""

import asyncio
import json
import multiprocessing
import os
import socket
import time
from collections.abc import Callable
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from application.access.actors import Actor, Role
from domain.values import ActorId, AgencyId
from infrastructure.identity.tokens import Tokens
from infrastructure.settings import Settings
from infrastructure.system_clock import SystemClock
from tests.installation import AUTHORITY

CONNECTIONS = 16
EACH = 10
"""Dossiers a connection goes round, so that histories stay short: 7 facts when it starts."""
SECONDS = 4.0
AGENCY = AgencyId("H15.50")


def commands_per_second_of_eventsourcing(url: str) -> float:
    """The peer: FastAPI with the library's own get and save."""
    with serving(_peer, url) as base:
        with httpx.Client() as client:
            made = [client.post(f"{base}/cases").json()["id"] for _ in range(CONNECTIONS * EACH)]
        asks = [[(f"/cases/{case}/notes", _note) for case in made[n::CONNECTIONS]] for n in range(CONNECTIONS)]
        return len(asyncio.run(load(base, asks, {}))) / SECONDS


def commands_per_second_of_hoso(url: str, data_dir: Path) -> float:
    """Ours: the GraphQL mutation completeStep with token, idempotency key, law, leaf and receipt."""
    return len(seconds_of_hoso(url, data_dir, during=SECONDS)) / SECONDS


def seconds_of_hoso(url: str, data_dir: Path, *, during: float) -> list[float]:
    """How long each command took that was sent in so many seconds."""
    with serving(_hoso, url, str(data_dir)) as base:
        tokens = Tokens(data_dir / "identity", SystemClock())
        send = Sender(
            base, {role: _token(tokens, role) for role in (Role.INTAKE, Role.LEADER, Role.CASE, Role.PUBLISHER)}
        )
        codes = prepare(send)
        send.client.close()
        headers = {"authorization": f"Bearer {send.tokens[Role.CASE]}"}
        asks = [[("/graphql", _step(code)) for code in codes[n::CONNECTIONS]] for n in range(CONNECTIONS)]
        return asyncio.run(load(base, asks, headers, during))


def _note(n: int) -> dict[str, Any]:
    return {"text": f"note {n}"}


def _step(code: str) -> Callable[[int], dict[str, Any]]:
    document = (
        "mutation Step($input: CompleteStepInput!) { completeStep(input: $input) { __typename "
        "... on Receipt { subject position recordedAt repeated } ... on Refusal { code reason } } }"
    )

    def body(n: int) -> dict[str, Any]:
        asked = {"code": code, "step": n + 10, "idempotencyKey": f"{code}-{n}"}
        return {"query": document, "variables": {"input": asked}}

    return body


class Sender:
    """Sends mutations in several roles and insists on receipts."""

    def __init__(self, base: str, tokens: dict[Role, str]) -> None:
        self.client = httpx.Client(base_url=base)
        self.tokens = tokens

    def act(self, role: Role, act: str, **asked: Any) -> dict[str, Any]:
        """One mutation; its receipt."""
        kind = act[0].upper() + act[1:]
        document = (
            f"mutation($input: {kind}Input!) {{ {act}(input: $input) {{ __typename "
            "... on Receipt { dossierCode } ... on Refusal { code reason } } }"
        )
        answer = self.client.post(
            "/graphql",
            json={"query": document, "variables": {"input": asked}},
            headers={"authorization": f"Bearer {self.tokens[role]}"},
        ).json()
        receipt: dict[str, Any] = answer["data"][act]
        if receipt["__typename"] != "Receipt" and receipt["code"] != "PROCEDURE_ALREADY_PUBLISHED":
            raise AssertionError(f"{act}: {receipt}")
        return receipt


def prepare(send: Sender) -> list[str]:
    """A published procedure and one dossier per connection, in process, with the peer's number of facts."""
    content = {"name": "Thủ tục đo", "limits": [{"limit": "10 working days"}]}
    send.act(Role.PUBLISHER, "publishProcedure", procedure="1.000001", content=content, effectiveOn="2025-01-01")
    codes = []
    for _ in range(CONNECTIONS * EACH):
        applicant = {"kind": "CITIZEN", "name": "Người Thử"}
        asked = {"procedure": "1.000001", "agency": AGENCY, "channel": "ONLINE", "applicant": applicant}
        code = send.act(Role.INTAKE, "submitDossier", **asked)["dossierCode"]
        send.act(Role.INTAKE, "acceptDossier", code=code)
        send.act(Role.LEADER, "assignDossier", code=code, unit="Phòng A")
        for step in range(1, 5):
            send.act(Role.CASE, "completeStep", code=code, step=step)
        codes.append(code)
    return codes


def _token(tokens: Tokens, role: Role) -> str:
    return tokens.issue(Actor(ActorId(f"{role.value}-1"), role, AGENCY), timedelta(hours=1))


Ask = tuple[str, Callable[[int], dict[str, Any]]]


async def load(base: str, asks: list[list[Ask]], headers: dict[str, str], during: float = SECONDS) -> list[float]:
    """Seconds of each request over keep-alive connections, each waiting for its answer before the next."""
    host, port = base.removeprefix("http://").split(":")
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    until = time.perf_counter() + during
    done = await asyncio.gather(*(_connection(host, int(port), some, lines, until) for some in asks))
    return [seconds for some in done for seconds in some]


async def _connection(host: str, port: int, asks: list[Ask], lines: str, until: float) -> list[float]:
    reader, writer = await asyncio.open_connection(host, port)
    done: list[float] = []
    while (began := time.perf_counter()) < until:
        path, body = asks[len(done) % len(asks)]
        raw = json.dumps(body(len(done))).encode()
        head = f"POST {path} HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\n{lines}"
        writer.write(f"{head}content-length: {len(raw)}\r\n\r\n".encode() + raw)
        answer = (await reader.readuntil(b"\r\n\r\n")).lower()
        length = next(line for line in answer.split(b"\r\n") if line.startswith(b"content-length"))
        content = await reader.readexactly(int(length.split(b":")[1]))
        if b" 200 " not in answer[:20] or b"Refusal" in content or b"errors" in content:
            raise AssertionError(content)
        done.append(time.perf_counter() - began)
    writer.close()
    await writer.wait_closed()
    return done


@contextmanager
def serving(target: Callable[..., None], *arguments: str) -> Any:
    """A server process on a free port, stopped afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = multiprocessing.get_context("spawn").Process(target=target, args=(port, *arguments), daemon=True)
    process.start()
    base = f"http://127.0.0.1:{port}"
    try:
        _wait(base)
        yield base
    finally:
        process.terminate()
        process.join(10)


def _wait(base: str) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            httpx.get(f"{base}/openapi.json", timeout=1)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(base)


def _peer(port: int, url: str) -> None:
    from tests.bench.peer_server import peer_app
    from tests.bench.plain_eventsourcing import open_cases

    uvicorn.run(peer_app(open_cases(url)), host="127.0.0.1", port=port, log_level="error", access_log=False)


def _hoso(port: int, url: str, data_dir: str) -> None:
    from infrastructure.main import serve

    os.environ.pop("HOSO_DATABASE_URL", None)
    serve(
        Settings(authority=AUTHORITY, data_dir=Path(data_dir), database_url=url),
        "127.0.0.1",
        port,
        lambda address: None,
    )
