"""The peer: eventsourcing as its documentation shows it, on the same server (đối chứng)."""

from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from psycopg.conninfo import conninfo_to_dict

TEXT = "x" * 400


class Case(Aggregate):
    """A case with one decorated method, as the library's tutorial writes them."""

    @event("Opened")
    def __init__(self) -> None:
        self.notes: list[str] = []

    @event("Noted")
    def note(self, text: str) -> None:
        """One more fact of the case."""
        self.notes.append(text)


class Cases(Application[UUID]):
    """The library's application over PostgreSQL with its defaults."""


def open_cases(url: str) -> Cases:
    """The application on a server; its own tables, its own pool."""
    return Cases(env=env_of(url))


def env_of(url: str) -> dict[str, str]:
    """The library's settings for a server."""
    given = conninfo_to_dict(url)
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": str(given.get("dbname", "")),
        "POSTGRES_HOST": str(given.get("host", "")),
        "POSTGRES_PORT": str(given.get("port", "5432")),
        "POSTGRES_USER": str(given.get("user", "")),
        "POSTGRES_PASSWORD": str(given.get("password", "")),
        "POSTGRES_MAX_OVERFLOW": "40",
    }
