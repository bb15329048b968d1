"""Facts of money that is owed (nghĩa vụ tài chính).

Topics and field names are the archive: never renamed, never reused, never deleted.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.dossier.promise import Promise
from domain.dossier.status import Act
from domain.values import ActorId, Article


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentDemanded:
    """The applicant must pay before work goes on (yêu cầu thực hiện nghĩa vụ tài chính)."""

    TOPIC: ClassVar[str] = "dossier.payment_demanded.v1"
    ACT: ClassVar[Act] = Act.DEMAND_PAYMENT
    by: ActorId
    occurred_at: datetime
    amount: int
    kind: str
    pay_until: date | None
    reference: str | None = None
    basis: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRecorded:
    """The payment came in (thực hiện nghĩa vụ tài chính)."""

    TOPIC: ClassVar[str] = "dossier.payment_recorded.v1"
    ACT: ClassVar[Act] = Act.RECORD_PAYMENT
    by: ActorId
    occurred_at: datetime
    amount: int
    method: str
    reference: str | None = None
    promise: Promise | None
    basis: Article
