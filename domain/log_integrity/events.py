"""Facts about the log's own keeping (lưu giữ nhật ký)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeDeployed:
    """From here on another program records (đưa phiên bản phần mềm vào vận hành).

    digest is the SHA-256 over every installed source file, hexadecimal.
    """

    TOPIC: ClassVar[str] = "code.deployed.v1"
    occurred_at: datetime
    version: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchoringFailed:
    """Nobody outside confirmed a seal for too long (sự cố niêm phong).

    since is when the last confirmation was got, or when the first was to be; size how many facts it covered.
    """

    TOPIC: ClassVar[str] = "incident.anchoring_failed.v1"
    occurred_at: datetime
    since: datetime
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchoringResumed:
    """Seals are confirmed outside again (khắc phục sự cố niêm phong); size is how many facts that covers."""

    TOPIC: ClassVar[str] = "incident.anchoring_resumed.v1"
    occurred_at: datetime
    size: int
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreExplained:
    """An operator says why sealed facts are gone (giải trình khôi phục dữ liệu).

    origin, size and root are those of the checkpoint that can no longer be met, root in base64; kept is the
    position up to which the restored log had facts.
    """

    TOPIC: ClassVar[str] = "log.restore_explained.v1"
    occurred_at: datetime
    reason: str
    origin: str
    size: int
    root: str
    surviving: int


LogIntegrityEvent = CodeDeployed | AnchoringFailed | AnchoringResumed | RestoreExplained
