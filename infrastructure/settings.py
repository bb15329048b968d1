"""Settings of the house, from the environment with the prefix HOSO_ (cấu hình)."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

from infrastructure.postgres.names import Names


class Settings(BaseSettings):
    """Where the house keeps its things and which server it uses (cấu hình).

    Without database_url an embedded PostgreSQL runs under data_dir. admin_url migrates, database_url runs;
    one may serve both. origin names the log for everybody outside; policy is a file that says who confirms its
    seals, which lie in seal_dir; sealer_url is the sealer's own way into the database.
    """

    model_config = SettingsConfigDict(env_prefix="HOSO_", env_ignore_empty=True, extra="ignore")

    data_dir: Path = Path(".hoso")
    database_url: str | None = None
    admin_url: str | None = None
    log_schema: str = "log"
    read_schema: str = "read"
    otlp_endpoint: str | None = None
    origin: str | None = None
    seal_dir: Path | None = None
    sealer_url: str | None = None
    policy: Path | None = None

    @property
    def names(self) -> Names:
        """Schemas and roles. Raises Malformed for an unusable name."""
        return Names(log=self.log_schema, read=self.read_schema)

    @property
    def log_origin(self) -> str:
        """The name of the log on every checkpoint."""
        return self.origin or f"hoso.localhost/{self.log_schema}"

    @property
    def seals(self) -> Path:
        """The sealer's folder."""
        return self.seal_dir or self.data_dir / "seal"
