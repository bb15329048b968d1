"""What is asked about money that is owed (nghĩa vụ tài chính)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.dossier.status import Act
from domain.values import ActorId, DossierId


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandPayment:
    """Demand a payment before work goes on (yêu cầu nghĩa vụ tài chính)."""

    ACT: ClassVar[Act] = Act.DEMAND_PAYMENT
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    amount: int
    kind: str
    pay_until: date | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPayment:
    """Record the payment (thực hiện nghĩa vụ tài chính)."""

    ACT: ClassVar[Act] = Act.RECORD_PAYMENT
    dossier: DossierId
    by: ActorId
    occurred_at: datetime
    amount: int
    method: str
    reference: str | None = None
