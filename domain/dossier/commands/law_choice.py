"""What the applicant may ask of the law that governs a dossier (chọn văn bản áp dụng)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.dossier.status import Act
from domain.values import ActorId, DossierId


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseLaw:
    """Ask that a new decree govern a dossier received before it (yêu cầu áp dụng văn bản mới; NĐ 301/2026 Điều 18).

    instrument names the decree as it is numbered, such as «NĐ 301/2026/NĐ-CP».
    """

    ACT: ClassVar[Act] = Act.CHOOSE_LAW
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    instrument: str
