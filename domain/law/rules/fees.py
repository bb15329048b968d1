"""What a citizen pays for filing, and what the State pays for being late (phí, lệ phí, tiền lãi).

Money is whole đồng. A part of a đồng is rounded half up [D]: no instrument met says how.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from domain.errors import Malformed
from domain.law.in_force import InForce
from domain.law.parameters import Value
from domain.values import Channel


def fee(full: int, channel: Channel, filed_on: date, share: str, law: InForce) -> tuple[int, Value | None]:
    """The fee for one dossier in đồng, and the value that lowers it if any does (phí, lệ phí theo hình thức nộp).

    Căn cứ: NĐ 118/2025/NĐ-CP Điều 24; the share payable online is set by each province: R46, R47. ``share``
    names its parameter, in force on the day of filing. ``full`` is what this applicant owes at the counter:
    whoever is exempt owes 0 and an incentive does not concern him.
    """
    _refuse_negative(full)
    if channel is not Channel.ONLINE:
        return full, None
    value = law.value(share, filed_on)
    return _whole_dong(full * Decimal(value.value)), value


def late_refund_interest(amount: int, due_on: date, refunded_on: date, law: InForce) -> tuple[int, Value]:
    """The interest in đồng that the tax office owes on a refund it made late (tiền lãi do chậm hoàn thuế).

    Căn cứ: Luật Quản lý thuế 38/2019/QH14 Điều 75 khoản 3: R48. Each calendar day after the due day counts, the
    day of the refund included; the rate is that in force on the day of the refund [D]. Only where the tax office
    is at fault, which is for the caller to find.
    """
    _refuse_negative(amount)
    rate = law.value("tax.late_refund_interest", refunded_on)
    days = max(0, (refunded_on - due_on).days)
    return _whole_dong(amount * days * Decimal(rate.value)), rate


def _whole_dong(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def _refuse_negative(amount: int) -> None:
    if amount < 0:
        raise Malformed(f"{amount} đồng: an amount of money is 0 or more")
