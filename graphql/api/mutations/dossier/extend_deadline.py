"""Apologise and name a new date, once (xin lỗi và hẹn lại)."""

from datetime import date

import strawberry

from api.context import Info
from api.mutations.execute import on_dossier
from api.mutations.inputs import DossierActInput
from api.types.receipt import RecordResult
from domain.dossier.commands import ExtendDeadline


@strawberry.input(description="Apologise and name a new date, once. Xin lỗi và hẹn lại.")
class ExtendDeadlineInput(DossierActInput):
    """Apologise and name a new date, once (xin lỗi và hẹn lại)."""

    new_due_on: date = strawberry.field(description="Ngày trả mới.")
    reason: str = strawberry.field(description="Lý do; no personal data.")


async def extend_deadline(info: Info, input: ExtendDeadlineInput) -> RecordResult:
    """Apologise and name a new date, once. Xin lỗi và hẹn lại."""
    return await on_dossier(
        info,
        input,
        lambda dossier, at: ExtendDeadline(
            dossier=dossier,
            by=info.context.actor.id,
            occurred_at=at,
            new_due_on=input.new_due_on,
            reason=input.reason,
        ),
    )
