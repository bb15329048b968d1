"""Databases of a test's own on a named server."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from infrastructure.log.schema import FILES
from infrastructure.postgres.migrations import migrate
from tests.installation import NAMES


@contextmanager
def a_database_on(server: str) -> Iterator[str]:
    """A database with an empty log, gone afterwards."""
    name = f"hoso_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name}".encode())
    url = psycopg.conninfo.make_conninfo(server, dbname=name)
    migrate(url, NAMES, FILES)
    yield url
    with psycopg.connect(server, autocommit=True) as db:
        db.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
