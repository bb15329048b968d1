"""Sessions with psycopg, as this installation needs them (phiên làm việc)."""

from typing import Any

import psycopg


def session(url: str, *, autocommit: bool = False) -> psycopg.Connection[tuple[Any, ...]]:
    """A connection whose text is UTF-8, whatever server, role or environment were set to otherwise.

    In another encoding Vietnamese could be neither read nor written. Raises psycopg.Error.
    """
    return psycopg.connect(url, autocommit=autocommit, client_encoding="UTF8")
