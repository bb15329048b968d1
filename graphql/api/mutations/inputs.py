"""What the inputs of all acts have in common (phần chung của hành vi)."""

from datetime import datetime

import strawberry


@strawberry.input
class ActInput:
    """An act that can be sent again safely (hành vi)."""

    idempotency_key: str | None = strawberry.field(default=None, description="Send again safely under one key.")
    expected_version: int | None = strawberry.field(
        default=None,
        description="How many facts of what is acted on the sender saw; refused as CONFLICT where there are others.",
    )


@strawberry.input
class DatedActInput(ActInput):
    """An act that says when it happened (hành vi có thời điểm)."""

    occurred_at: datetime | None = strawberry.field(
        default=None, description="When it happened; default now. Not for applicants: it happens when it is received."
    )
    entered_late_because: str | None = strawberry.field(
        default=None, description="Why it is entered only now, where it happened before. Lý do ghi nhận muộn."
    )


@strawberry.input
class DossierActInput(DatedActInput):
    """An act on a dossier that has its code (hành vi đối với hồ sơ)."""

    code: str = strawberry.field(description="Official code of the dossier. Mã số hồ sơ.")
