"""What keeps a PostgreSQL that answers from taking commits (máy chủ dữ liệu không ghi được)."""

from collections.abc import Sequence

LOOK = (
    "SELECT CASE WHEN pg_is_in_recovery() THEN 'standby' "
    "WHEN (SELECT reset_val FROM pg_settings WHERE name = 'default_transaction_read_only') = 'on' THEN 'read only' "
    "WHEN current_setting('synchronous_standby_names') <> '' AND NOT EXISTS (SELECT FROM pg_stat_replication) "
    "THEN 'alone' ELSE '' END"
)
"""One word: empty where nothing stands in the way."""

OBSTACLES = {
    "standby": (
        "this PostgreSQL is a standby in recovery, it records nothing",
        "name the primary in HOSO_DATABASE_URL, or promote it",
    ),
    "read only": (
        "this PostgreSQL takes reading only (default_transaction_read_only is on)",
        "set default_transaction_read_only = off for the server, the database and the role",
    ),
    "alone": (
        "PostgreSQL waits for a synchronous standby and none is connected (synchronous_standby_names)",
        "bring the standby back, or take it out of synchronous_standby_names",
    ),
}
"""What stands in the way, and what to do."""


def obstacle_of(word: str) -> str | None:
    """What keeps commits from being taken, with what to do; None for nothing."""
    found: Sequence[str] | None = OBSTACLES.get(word)
    return None if found is None else ": ".join(found)
