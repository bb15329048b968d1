"""The longer time of places that are hard to reach (vùng khó khăn)."""

from datetime import date

from domain.errors import Malformed
from domain.law.deadlines import TimeLimit
from domain.law.in_force import InForce


def limit_in_difficult_area(limit: TimeLimit, law: InForce, *, on: date) -> TimeLimit:
    """A limit in days, longer by what the law adds in difficult areas (thời hạn ở vùng khó khăn; R31).

    Raises Malformed for a limit in another unit than the days added: working days take no calendar days.
    Căn cứ: thủ tục 1.013947, QĐ 2228/QĐ-UBND Đồng Nai (*).
    """
    extra = law.limit("difficult_area.extra_days", on)
    if limit.unit is not extra.unit:
        raise Malformed(
            f"{extra} cannot be added to {limit}: units of time are not interchangeable (BLDS Điều 147)",
            vi=f"không cộng được {extra} vào {limit}: các đơn vị thời gian không thay cho nhau (BLDS Điều 147); ở vùng "
            f"khó khăn chỉ thời hạn tính bằng {str(extra).split(' ', 1)[1]} được cộng thêm",
            code="UNITS_DIFFER",
        )
    return TimeLimit(limit.amount + extra.amount, limit.unit)
