"""The shorter time of what is handed in online (rút ngắn thời hạn trực tuyến)."""

from datetime import date
from decimal import Decimal

from domain.law.deadlines import TimeLimit
from domain.law.in_force import InForce


def online_limit(limit: TimeLimit, law: InForce, *, on: date) -> TimeLimit:
    """A limit cut by the share in force, for decisions that name only a share (thời hạn trực tuyến; R45).

    A limit published for the channel itself goes first: ``domain.procedure.limits``. Nothing is rounded,
    for rounding is up to each decision. Căn cứ: quyết định của địa phương; tỷ lệ là tham số [D].
    """
    share = law.value("online.shorter_by", on).value
    amount = limit.amount * (1 - Decimal(share))
    return TimeLimit(Decimal(f"{amount.normalize():f}"), limit.unit)
