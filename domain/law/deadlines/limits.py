"""How much time the law gives, when it does not run, and when it is over (thời hạn)."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from domain.amounts import refuse_ambiguous
from domain.errors import Malformed
from domain.plain_text import cleaned


class TimeUnit(StrEnum):
    """Units in which limits are written; they are not interchangeable (đơn vị thời hạn; BLDS 2015 Điều 147)."""

    HOUR = "hour"
    WORKING_HOUR = "working_hour"
    WORKING_DAY = "working_day"
    DAY = "day"
    MONTH = "month"


_UNITS = {
    "giờ": TimeUnit.HOUR,
    "giờ làm việc": TimeUnit.WORKING_HOUR,
    "ngày làm việc": TimeUnit.WORKING_DAY,
    "ngày": TimeUnit.DAY,
    "tháng": TimeUnit.MONTH,
}
_LIMIT = re.compile(r"([0-9]{1,6}(?:[.,][0-9]{1,6})?)\s+(\S.*)")
_MOST = Decimal(1_000_000)
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """An amount of time that the law gives, more than none (thời hạn).

    Raises Malformed for an amount that is not above 0 and below 1,000,000, and for a part of a month but the half.
    """

    amount: Decimal
    unit: TimeUnit

    def __post_init__(self) -> None:
        if not self.amount.is_finite() or not 0 < self.amount < _MOST:
            raise Malformed(
                f"a time limit needs an amount above 0 and below {_MOST}, not {self.amount}",
                vi=f"thời hạn phải lớn hơn 0 và nhỏ hơn {_MOST}, không phải {self.amount}",
                code="NOT_A_TIME_LIMIT",
            )
        if self.unit is TimeUnit.MONTH and self.amount % _HALF:
            raise Malformed(
                f"{self.amount} months: the law says how long half a month is, 15 days, and of no other part of one "
                "(BLDS 2015 Điều 146); write the days",
                vi=f"{self.amount} tháng: luật chỉ nêu nửa tháng là 15 ngày (BLDS 2015 Điều 146), không nêu phần khác "
                "của tháng; đề nghị viết bằng ngày",
                code="PART_OF_A_MONTH",
            )

    @classmethod
    def parse(cls, text: str) -> "TimeLimit":
        """Read ``5 working days``, ``3.5 working_day`` or ``0,5 ngày làm việc`` (thời hạn bằng chữ).

        Raises Malformed, AmbiguousAmount for ``1.000 giờ``.
        """
        found = _LIMIT.fullmatch(cleaned(text))
        unit = _unit(found[2]) if found else None
        if found is None or unit is None:
            raise Malformed(
                f"«{text}» is not a time limit: an amount and hours, working hours, working days, days or months",
                vi=f"«{text}» không phải là thời hạn: một số và giờ, giờ làm việc, ngày làm việc, ngày hoặc tháng",
                code="NOT_A_TIME_LIMIT",
            )
        refuse_ambiguous(found[1])
        return cls(Decimal(found[1].replace(",", ".")), unit)

    def __str__(self) -> str:
        vietnamese = next(name for name, unit in _UNITS.items() if unit is self.unit)
        return f"{self.amount} {vietnamese}"


def _unit(text: str) -> TimeUnit | None:
    name = " ".join(text.lower().replace("_", " ").split())
    english = name.removesuffix("s").replace(" ", "_")
    return _UNITS.get(name) or next((unit for unit in TimeUnit if unit.value == english), None)


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that the law does not count: from ``start`` up to but not including ``end`` (thời gian không tính).

    For example public posting (niêm yết) or waiting for a supplement where sector law pauses.
    """

    start: date
    end: date
    because: str

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise Malformed(f"a pause ends on {self.end}, before it starts on {self.start}")


@dataclass(frozen=True, slots=True)
class Due:
    """The end of a time limit: its legal day and its instant, aware UTC (hạn, ngày hẹn trả)."""

    on: date
    at: datetime
