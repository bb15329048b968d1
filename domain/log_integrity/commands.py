"""What may be asked about the log's own keeping (lưu giữ nhật ký)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeployCode:
    """Begin to record with a program (đưa phiên bản phần mềm vào vận hành)."""

    occurred_at: datetime
    version: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAnchoring:
    """Say when seals were last confirmed outside (báo cáo niêm phong).

    failing_since is None while they are confirmed in time; size is how many facts the last confirmation covers.
    """

    occurred_at: datetime
    failing_since: datetime | None
    size: int
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainRestore:
    """Explain why sealed facts are gone (giải trình khôi phục dữ liệu)."""

    occurred_at: datetime
    reason: str
    origin: str
    size: int
    root: str
    surviving: int


LogIntegrityCommand = DeployCode | ReportAnchoring | ExplainRestore
