"""Servers whose database is taken from under them, and what they answer."""

from pathlib import Path
from typing import Any

import httpx
import psycopg

from application.access.actors import Role
from tests.graphql.conftest import content
from tests.graphql.served_installation import Served
from tests.infrastructure.evidence.attacks import sealer_of

FACT = "SELECT coalesce(max(position), 0) FROM log_h14.fact"


def publish(served: Served, number: int, act: str = "does") -> dict[str, Any]:
    """What a publisher is answered."""
    publisher = served.someone(Role.PUBLISHER, name="publisher")
    asked = {"content": content("Thủ tục", "5 ngày làm việc"), "idempotencyKey": f"key-{number}"}
    found: dict[str, Any] = getattr(publisher, act)("publishProcedure", procedure=f"1.00000{number}", **asked)
    return found


def seal(url: str, folder: Path) -> None:
    with sealer_of(url, folder / "seal") as sealer:
        sealer.seal()


def head(url: str) -> int:
    with psycopg.connect(url) as db:
        return int((db.execute(FACT).fetchone() or (0,))[0])


def ready(served: Served) -> httpx.Response:
    return served.client.get("/readyz")


def details(refusal: dict[str, Any]) -> dict[str, str]:
    assert refusal["code"] == "SEALED_FACTS_LOST"
    return {one["name"]: one["value"] for one in refusal["details"]}


class Databases:
    """Databases of one server that take each other's place, as primaries do behind one address."""

    def __init__(self, server_url: str) -> None:
        self._server = server_url

    def copy(self, url: str) -> str:
        """The database as it is now, under a name of its own: a replica that goes no further."""
        name = psycopg.conninfo.conninfo_to_dict(url)["dbname"]
        self._run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")  # a server that runs would be back at once
        self._run(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'")
        self._run(f"CREATE DATABASE {name}_copy TEMPLATE {name}")
        self._run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        return psycopg.conninfo.make_conninfo(url, dbname=f"{name}_copy")

    def put(self, copy: str, url: str) -> None:
        """Let the copy answer at an address from now on."""
        old, new = (psycopg.conninfo.conninfo_to_dict(one)["dbname"] for one in (url, copy))
        self._run(f"DROP DATABASE {old} WITH (FORCE)")
        self._run(f"ALTER DATABASE {new} RENAME TO {old}")

    def _run(self, sql: str) -> None:
        with psycopg.connect(self._server, autocommit=True) as db:
            db.execute(sql.encode())
