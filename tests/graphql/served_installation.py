"""An installation behind a real web server, and people who ask it over HTTP."""

import socket
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import psycopg
import uvicorn
from fastapi import FastAPI
from pydantic_settings import SettingsConfigDict

from api.context import Context
from api.execution.compiled_mutations import CompiledMutations
from api.schema import schema
from application.access.actors import Actor, Role
from application.audits.audits import Audits
from application.case_store import CaseStore
from application.queries.reads import Reads
from domain.values import HO_CHI_MINH, ActorId, AgencyId, PersonRef, UnitId
from infrastructure.http.app import create_app
from infrastructure.http.listener import KEEP_ALIVE
from infrastructure.main import RunningInstallation, open_installation
from infrastructure.settings import Settings
from tests.installation import AUTHORITY

PRESENT = datetime(2026, 3, 2, 9, 0, tzinfo=HO_CHI_MINH)
"""A Monday without holidays near it."""


class SettledClock:
    """The present, wherever a test puts it."""

    def __init__(self) -> None:
        self.present = PRESENT.astimezone(UTC)

    def now(self) -> datetime:
        """The present."""
        return self.present

    def pass_by(self, **span: float) -> None:
        """Let time go by."""
        self.present += timedelta(**span)


class TestSettings(Settings):
    """Settings from nothing but the test."""

    __test__ = False
    model_config = SettingsConfigDict(env_prefix="NOTHING_OF_THE_ENVIRONMENT_", extra="ignore")


@dataclass
class Served:
    """A running server."""

    address: str
    app: FastAPI
    clock: SettledClock
    database: str
    client: httpx.Client = field(repr=False)
    _agencies: Any = field(default_factory=lambda: count(10), repr=False)

    @property
    def running(self) -> RunningInstallation:
        """The installation behind the server, once it is open: a server listens before."""
        until = time.monotonic() + 60
        while not self.app.is_open:  # type: ignore[attr-defined]
            assert time.monotonic() < until, "the installation did not open"
            time.sleep(0.01)
        return self.app.state.running  # type: ignore[no-any-return]

    def agency(self, parent: str | None = None) -> str:
        """An agency no other test uses, established long ago."""
        agency = f"H15.{next(self._agencies)}"
        asked = {"agency": agency, "name": f"Sở {agency}", "parent": parent, "since": "2018-07-01", "article": "QĐ 1"}
        self.someone(Role.ADMIN).does("establishAgency", **asked)
        return agency

    def token(self, actor: Actor, hours: float = 5000) -> str:
        """A token of this installation."""
        return self.running.tokens.issue(actor, timedelta(hours=hours))

    def someone(self, role: Role, agency: str | None = None, name: str | None = None) -> "Person":
        """Somebody with a token; role PUBLIC has none."""
        person = PersonRef(str(uuid.uuid4())) if role is Role.APPLICANT else None
        unit = UnitId("P1") if agency else None
        actor = Actor(
            ActorId(name or f"{role}-{uuid.uuid4().hex[:8]}"), role, AgencyId(agency or "") or None, unit, person
        )
        return Person(self, actor, None if role is Role.PUBLIC else self.token(actor))


@dataclass
class Person:
    """Somebody who asks."""

    served: Served
    actor: Actor
    token: str | None

    @property
    def headers(self) -> dict[str, str]:
        """The Authorization header, if there is a token."""
        return {"authorization": f"Bearer {self.token}"} if self.token else {}

    def answer(self, operation: str, **variables: Any) -> dict[str, Any]:
        """The whole answer, errors and all."""
        asked = {"query": operation, "variables": variables}
        found = self.served.client.post("/graphql", json=asked, headers=self.headers)
        assert found.status_code == 200, found.text
        return found.json()  # type: ignore[no-any-return]

    def ask(self, operation: str, **variables: Any) -> Any:
        """The data of an answer without errors."""
        answer = self.answer(operation, **variables)
        assert "errors" not in answer, answer
        return answer["data"]

    def error(self, operation: str, **variables: Any) -> dict[str, Any]:
        """The one error of an answer, with its code and message side by side."""
        (error,) = self.answer(operation, **variables)["errors"]
        return {"message": error["message"], **error["extensions"]}

    def act(self, mutation: str, **input: Any) -> dict[str, Any]:
        """What a mutation answers."""
        return self.ask(ACT % (mutation[0].upper() + mutation[1:], mutation), input=input)["result"]  # type: ignore[no-any-return]

    def does(self, mutation: str, **input: Any) -> dict[str, Any]:
        """The receipt of an act."""
        found = self.act(mutation, **input)
        assert found["__typename"] == "Receipt", found
        return found

    def refused(self, mutation: str, **input: Any) -> dict[str, Any]:
        """The refusal of an act: a code, a Vietnamese reason, an article."""
        found = self.act(mutation, **input)
        assert found["__typename"] == "Refusal", found
        assert found["code"].isupper()
        assert any(ord(letter) > 0xC0 for letter in found["reason"]), found
        assert found["article"]
        return found


ACT = """
mutation Act($input: %sInput!) {
  result: %s(input: $input) {
    __typename
    ... on Receipt { subject dossierCode number position recordedAt repeated }
    ... on Refusal { code reason article details { name value } mistakes { path code vi en } }
  }
}
"""

PLAIN = """mutation ($input: %sInput!) { %s(input: $input) {
  __typename ... on Receipt { subject dossierCode number position recordedAt repeated }
  ... on Refusal { code reason article }
} }"""
"""An act asked for in the usual shape, which is compiled."""


def make_context(store: CaseStore, reads: Reads, audits: Audits, actor: Actor, traceparent: str | None) -> Context:
    """What infrastructure.main gives every resolver."""
    return Context(store=store, reads=reads, audits=audits, actor=actor, traceparent=traceparent)


@contextmanager
def serving(
    database: str, data_dir: Path, shown: Any = schema, policy: Path | None = None, admin_url: str | None = None
) -> Iterator[Served]:
    """An installation on a database, served by uvicorn on a free loopback port."""
    clock = SettledClock()
    settings = TestSettings(
        authority=AUTHORITY, data_dir=data_dir, database_url=database, policy=policy, admin_url=admin_url
    )
    app = create_app(
        lambda: open_installation(settings, clock=clock, serving=True),
        shown,
        CompiledMutations(schema).planned,
        make_context,
        otlp_endpoint=None,
    )
    with listening(app) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield Served(address, app, clock, database, client)


@contextmanager
def listening(app: FastAPI) -> Iterator[str]:
    """The application behind a real server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            host="127.0.0.1",
            port=port,
            log_level="warning",
            ws="websockets-sansio",
            timeout_keep_alive=KEEP_ALIVE,
        )
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 60
    while not server.started:
        assert thread.is_alive(), "the server died"
        assert time.monotonic() < until, "the server did not start"
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(60)


@contextmanager
def fresh_database(server_url: str) -> Iterator[str]:
    """A database that is gone afterwards."""
    name = f"hoso_{uuid.uuid4().hex}"
    with psycopg.connect(server_url, autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name}".encode())
    try:
        yield psycopg.conninfo.make_conninfo(server_url, dbname=name)
    finally:
        with psycopg.connect(server_url, autocommit=True) as db:
            db.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
