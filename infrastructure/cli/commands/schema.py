"""``hoso schema``: the GraphQL schema (lược đồ GraphQL)."""

import sys


def schema() -> None:
    """Print the GraphQL schema in its own language (SDL)."""
    from infrastructure.main import schema_text

    sys.stdout.write(schema_text().rstrip("\n") + "\n")
