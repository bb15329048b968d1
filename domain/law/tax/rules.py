"""Times of a tax refund, and what the State pays for being late (hoàn thuế, tiền lãi)."""

from datetime import date, datetime
from decimal import Decimal

from domain.law.deadlines import Pause
from domain.law.in_force import Deadline, InForce, deadline
from domain.law.money import refuse_negative, whole_dong
from domain.law.parameters import Value


def tax_refunded_first_by(notified: datetime, law: InForce, pauses: tuple[Pause, ...] = ()) -> Deadline:
    """The last day to decide a refund that is paid before inspection (hoàn thuế trước).

    Căn cứ: Luật Quản lý thuế 38/2019/QH14 Điều 75 khoản 1, from the notice that accepts the file: R61. Days in
    which the taxpayer explains do not count: they are pauses.
    """
    return deadline("tax.refund_first", notified, law, pauses=pauses)


def tax_refunded_after_inspection_by(notified: datetime, law: InForce, pauses: tuple[Pause, ...] = ()) -> Deadline:
    """The last day to decide a refund that is inspected first (kiểm tra trước hoàn thuế; Điều 75 khoản 2)."""
    return deadline("tax.refund_after_inspection", notified, law, pauses=pauses)


def late_refund_interest(amount: int, due_on: date, refunded_on: date, law: InForce) -> tuple[int, Value]:
    """The interest in đồng that the tax office owes on a refund it made late (tiền lãi do chậm hoàn thuế).

    Căn cứ: Luật Quản lý thuế 38/2019/QH14 Điều 75 khoản 3: R48. Each calendar day after the due day counts, the
    day of the refund included; the rate is that in force on the day of the refund [D]. Only where the tax office
    is at fault, which is for the caller to find.
    """
    refuse_negative(amount)
    rate = law.value("tax.late_refund_interest", refunded_on)
    days = max(0, (refunded_on - due_on).days)
    return whole_dong(amount * days * Decimal(rate.value)), rate
