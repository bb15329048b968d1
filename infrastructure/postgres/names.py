"""Names of schemas and roles, derived from one setting (tên lược đồ và vai trò)."""

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from domain.errors import Malformed
from domain.log_integrity.installation import Authority, parse_authority

_RESERVED = re.compile(
    "(?:"
    "all|analyse|analyze|and|any|array|as|asc|asymmetric|both|case|cast|check|collate|column|constraint|create|"
    "current_catalog|current_date|current_role|current_time|current_timestamp|current_user|default|deferrable|desc|"
    "distinct|do|else|end|except|false|fetch|for|foreign|from|grant|group|having|in|initially|intersect|into|lateral|"
    "leading|limit|localtime|localtimestamp|not|null|offset|on|only|or|order|placing|primary|references|returning|"
    "select|session_user|some|symmetric|system_user|table|then|to|trailing|true|union|unique|user|using|variadic|when|"
    "where|window|with|authorization|binary|collation|concurrently|cross|current_schema|freeze|full|ilike|inner|is|"
    "isnull|join|left|like|natural|notnull|outer|overlaps|right|similar|tablesample|verbose"
    ")"
)
"""Words that PostgreSQL 15 to 18 would want in quotes as a schema."""


@dataclass(frozen=True, slots=True)
class SchemaNames:
    """Schemas and roles of one log in one database: several logs may share a cluster (tên lược đồ)."""

    log: str
    read: str

    @classmethod
    def of(cls, authority: Authority, *, log: str | None = None, read: str | None = None) -> Self:
        """The names of an authority's installation, where nobody chose others. Raises Malformed for another's names."""
        for name in (log, read):
            other = None if name is None else _authority_in(name)
            if other not in (None, authority):
                raise Malformed(
                    f"«{name}» is how a schema of {other} is called, and roles follow it: this is {authority}"
                )
        return cls(log=log or f"log_{authority.lower()}", read=read or f"read_{authority.lower()}")

    def __post_init__(self) -> None:
        for name in (self.log, self.read):
            if not re.fullmatch(r"(?!pg_)[a-z_][a-z0-9_]{0,40}", name) or _RESERVED.fullmatch(name):
                raise Malformed(
                    f"«{name}» cannot be a schema: small letters, digits and underscores, at most 41, "
                    "no word of SQL and not beginning with pg_"
                )
        if self.log == self.read:
            raise Malformed(f"«{self.log}» cannot hold both the log and the read models: their rights differ")

    @property
    def authority(self) -> Authority | None:
        """Whose names they are, where nobody chose others."""
        return _authority_in(self.log)

    @property
    def owner(self) -> str:
        """Role that owns the log and may not log in; cluster-wide, so named after the schema."""
        return f"hoso_{self.log}_owner"

    @property
    def app(self) -> str:
        """Role the application runs as."""
        return f"hoso_{self.log}_app"

    @property
    def sealer(self) -> str:
        """Role that reads facts to seal them (niêm phong)."""
        return f"hoso_{self.log}_sealer"

    @property
    def inspector(self) -> str:
        """Role that reads the log and every read model (thanh tra)."""
        return f"hoso_{self.log}_inspector"

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role of the log, the owner first."""
        return self.owner, self.app, self.sealer, self.inspector

    @property
    def channel(self) -> str:
        """NOTIFY channel on which followers learn of new facts."""
        return f"hoso_{self.log}"

    def fill(self, sql: str) -> str:
        """SQL text with @log, @read and the roles @owner, @app, @sealer and @inspector replaced."""
        return re.sub(r"@(log|read|owner|app|sealer|inspector)\b", lambda found: str(getattr(self, found[1])), sql)


def _authority_in(schema: str) -> Authority | None:
    """Whose a schema is by its name; None where its name says nothing of it."""
    with suppress(Malformed):
        prefix, _, code = schema.partition("_")
        return parse_authority(code) if prefix in ("log", "read") and code else None
    return None
