"""PostgreSQL's instants: microseconds since 2000-01-01T00:00:00Z (thời điểm)."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@lru_cache(maxsize=64)
def instant(microseconds: int) -> datetime:
    """The aware UTC instant; a group of facts shares one."""
    return EPOCH + timedelta(microseconds=microseconds)
