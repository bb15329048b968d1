"""Servers, databases and folders for scenarios of faults."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from infrastructure.log.schema import FILES
from infrastructure.postgres.embedded import ServerUse, use_embedded
from infrastructure.postgres.home import Home
from infrastructure.postgres.migrations import migrate
from tests.infrastructure.log.databases import a_database_on
from tests.infrastructure.postgres.users import furnish
from tests.installation import NAMES


@dataclass(frozen=True)
class Ground:
    """Where a scenario takes place: a server that nobody harms, a folder, and a cluster at rest to copy."""

    server: str
    folder: Path
    made: Home

    @contextmanager
    def database(self) -> Iterator[str]:
        """A database with an empty log on the server that nobody harms."""
        with a_database_on(self.server) as url:
            yield url

    @contextmanager
    def own_server(self, place: Path | None = None) -> Iterator[tuple[Home, ServerUse]]:
        """A server that may be harmed, with an empty log."""
        home = Home(place or self.new_folder() / "postgres")
        furnish(home, self.made)
        with use_embedded(home.path) as use:
            migrate(use.url, NAMES, FILES)
            yield home, use

    def new_folder(self) -> Path:
        """An empty folder of the scenario's own."""
        return Path(tempfile.mkdtemp(dir=self.folder))


@contextmanager
def ground() -> Iterator[Ground]:
    """The ground of a run of its own; nothing of it stays."""
    with tempfile.TemporaryDirectory(prefix="hoso-chaos-", ignore_cleanup_errors=True) as place:
        made = Home(Path(place) / "made")
        use_embedded(made.path).close()
        home = Home(Path(place) / "postgres")
        furnish(home, made)
        with use_embedded(home.path) as use:
            yield Ground(use.url, Path(place), made)


def rows(url: str, sql: str) -> list[tuple[object, ...]]:
    """What a question finds."""
    with psycopg.connect(url, autocommit=True) as db:
        return db.execute(sql.encode()).fetchall()


def run(*command: object, **how: object) -> None:
    """A program that has to succeed."""
    subprocess.run([str(word) for word in command], check=True, capture_output=True, **how)  # type: ignore[call-overload]
