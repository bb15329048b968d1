"""What a citizen pays for filing (phí, lệ phí)."""

from datetime import date
from decimal import Decimal

from domain.law.in_force import InForce
from domain.law.money import refuse_negative, whole_dong
from domain.law.parameters import Value
from domain.values import Channel


def fee(full: int, channel: Channel, filed_on: date, share: str, law: InForce) -> tuple[int, Value | None]:
    """The fee for one dossier in đồng, and the value that lowers it if any does (phí, lệ phí theo hình thức nộp).

    Căn cứ: NĐ 118/2025/NĐ-CP Điều 24; the share payable online is set by each province: R46, R47. ``share``
    names its parameter, in force on the day of filing. ``full`` is what this applicant owes at the counter:
    whoever is exempt owes 0 and an incentive does not concern him.
    """
    refuse_negative(full)
    if channel is not Channel.ONLINE:
        return full, None
    value = law.value(share, filed_on)
    return whole_dong(full * Decimal(value.value)), value
