"""The servers of the log's tests."""

from tests.infrastructure.log.conftest import debian_database, debian_url

__all__ = ["debian_database", "debian_url"]
