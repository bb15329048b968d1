"""The installation that tests work in: whose it is, its names, and how it begins."""

from datetime import UTC, datetime

from domain.log_integrity.installation import Authority
from infrastructure.log.first_fact import first_fact
from infrastructure.log.schema import FILES
from infrastructure.postgres.migrations import migrate
from infrastructure.postgres.names import SchemaNames

AUTHORITY = Authority("H14")
NAMES = SchemaNames.of(AUTHORITY)


def establish(url: str, authority: Authority = AUTHORITY) -> SchemaNames:
    """Lay an authority's log in a database, with its first fact and no other; its names."""
    names = SchemaNames.of(authority)
    migrate(url, names, FILES, first_fact(authority, names, datetime.now(UTC)))
    return names
