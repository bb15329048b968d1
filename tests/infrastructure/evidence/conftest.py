"""An inspector for each test, and what a test loses facts of: a database, a data directory, copies of databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.graphql.served_installation import fresh_database
from tests.infrastructure.cli.conftest import hoso
from tests.infrastructure.evidence.inspector import Inspector
from tests.infrastructure.evidence.lost_facts import Databases

__all__ = ["hoso"]


@pytest.fixture
def inspector(tmp_path: Path) -> Inspector:
    """Somebody who examines bundles in a folder of their own."""
    return Inspector(tmp_path)


@pytest.fixture
def database(server_url: str) -> Iterator[str]:
    """An empty database."""
    with fresh_database(server_url) as url:
        yield url


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data directory."""
    return tmp_path / "hoso"


@pytest.fixture
def databases(server_url: str) -> Databases:
    return Databases(server_url)
