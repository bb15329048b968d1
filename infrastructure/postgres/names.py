"""Names of schemas and roles, derived from one setting (tên lược đồ và vai trò)."""

import re
from dataclasses import dataclass

from domain.errors import Malformed


@dataclass(frozen=True, slots=True)
class Names:
    """Schemas and roles of one log in one database: several logs may share a cluster (tên lược đồ)."""

    log: str = "log"
    read: str = "read"

    def __post_init__(self) -> None:
        for name in (self.log, self.read):
            if not re.fullmatch(r"[a-z_][a-z0-9_]{0,40}", name):
                raise Malformed(f"«{name}» cannot be a schema: small letters, digits and underscores, at most 41")

    @property
    def owner(self) -> str:
        """Role that owns the log and may not log in; cluster-wide, so named after the schema."""
        return f"hoso_{self.log}_owner"

    @property
    def app(self) -> str:
        """Role the application runs as."""
        return f"hoso_{self.log}_app"

    @property
    def channel(self) -> str:
        """NOTIFY channel on which followers learn of new facts."""
        return f"hoso_{self.log}"

    def fill(self, sql: str) -> str:
        """SQL text with @log, @read, @owner and @app replaced."""
        names = {"log": self.log, "read": self.read, "owner": self.owner, "app": self.app}
        return re.sub(r"@(log|read|owner|app)\b", lambda found: names[found[1]], sql)
