"""Money that is owed (nghĩa vụ tài chính)."""

from datetime import date, datetime

from domain.dossier.commands import (
    DemandPayment,
    RecordPayment,
)
from features.steps.binding import step
from features.steps.people import Person
from features.steps.world import World


@step("dossier.payment_demanded")
def demand_payment(world: World, who: Person, amount: int, at: datetime, until: date | None) -> None:
    """Yêu cầu thực hiện nghĩa vụ tài chính."""
    command = DemandPayment(
        dossier=world.dossier_id,
        by=who.actor.id,
        occurred_at=at,
        amount=amount,
        kind="phí thẩm định",
        pay_until=until,
    )
    world.act(who, command, at)


@step("dossier.payment_recorded")
def record_payment(world: World, who: Person, amount: int, at: datetime) -> None:
    """Ghi nhận đã thực hiện nghĩa vụ tài chính."""
    command = RecordPayment(
        dossier=world.dossier_id, by=who.actor.id, occurred_at=at, amount=amount, method="chuyển khoản"
    )
    world.act(who, command, at)
