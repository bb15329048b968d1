"""Settings of the installation, from the environment with the prefix HOSO_ (cấu hình)."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.errors import Malformed
from infrastructure.postgres.names import SchemaNames


class Settings(BaseSettings):
    """Where the installation keeps its things and which server it uses (cấu hình).

    Without database_url an embedded PostgreSQL runs under data_dir. admin_url migrates, database_url runs; one may
    serve both. authority is the code of whose log it is; left out, it and the schemas are found in the database
    (infrastructure.installation). origin names the log for everybody outside; policy is a file that says who confirms
    its seals, which lie in seal_dir; sealer_url is the sealer's own way into the database.
    """

    model_config = SettingsConfigDict(env_prefix="HOSO_", env_ignore_empty=True, extra="ignore")

    data_dir: Path = Path(".hoso")
    database_url: str | None = None
    admin_url: str | None = None
    authority: str | None = None
    log_schema: str | None = None
    read_schema: str | None = None
    otlp_endpoint: str | None = None
    origin: str | None = None
    seal_dir: Path | None = None
    sealer_url: str | None = None
    policy: Path | None = None

    @property
    def names(self) -> SchemaNames:
        """Schemas and roles, once they are settled. Raises Malformed for an unusable name."""
        return SchemaNames(log=self.log_schema or "", read=self.read_schema or "")

    @property
    def log_origin(self) -> str:
        """The name of the log on every checkpoint: the place it is found at, and whose it is. Raises Malformed."""
        if self.authority is None:
            raise Malformed("whose log it is is not known before it is found in the database: no origin can be named")
        return f"{self.origin or 'hoso.localhost'}/{self.authority.lower()}"

    @property
    def seals(self) -> Path:
        """The sealer's folder."""
        return self.seal_dir or self.data_dir / "seal"
