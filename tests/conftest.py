"""A real PostgreSQL for everything that touches one: given by HOSO_DATABASE_URL, embedded otherwise."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from infrastructure.log.schema import FILES
from infrastructure.postgres.embedded import use_embedded
from infrastructure.postgres.migrations import migrate
from infrastructure.postgres.names import SchemaNames
from tests.installation import NAMES, establish


@pytest.fixture(scope="session")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server for the whole run."""
    given = os.environ.get("HOSO_DATABASE_URL")
    if given:
        yield given
        return
    with use_embedded(tmp_path_factory.mktemp("postgres")) as server:
        yield server.url


@pytest.fixture
def database_url(server_url: str) -> Iterator[str]:
    """A database of the test's own, gone afterwards."""
    name = f"hoso_{uuid.uuid4().hex}"
    with psycopg.connect(server_url, autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name}".encode())
    yield psycopg.conninfo.make_conninfo(server_url, dbname=name)
    with psycopg.connect(server_url, autocommit=True) as db:
        db.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def names() -> SchemaNames:
    """The default schemas and roles."""
    return NAMES


@pytest.fixture
def migrated_url(database_url: str, names: SchemaNames) -> str:
    """A database with the newest schema, and an empty log."""
    migrate(database_url, names, FILES)
    return database_url


@pytest.fixture
def established_url(database_url: str) -> str:
    """The same, with the log's first fact."""
    establish(database_url)
    return database_url


@pytest.fixture
def shared_data() -> Path:
    """The folder of real input; skips where it is absent, naming it."""
    folder = Path(os.environ.get("HOSO_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"real input is not here: {folder.name} (set HOSO_SHARED_DATA)")
    return folder
