"""Quarters of the calendar that are over: the periods figures are published for (quý đã kết thúc)."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from domain.errors import Malformed
from domain.values import legal_day

_MONTHS = 3
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months of the calendar; written 2026-Q3 (quý)."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """A quarter as it is written. Raises Malformed."""
        matched = re.fullmatch(r"([0-9]{4})-Q([1-4])", text)
        if matched is None or not date.min.year <= int(matched[1]) < date.max.year:
            raise Malformed(
                f"period: «{text[:40]}» is no quarter: write 2026-Q3", f"«{text[:40]}» không phải là quý; viết 2026-Q3."
            )
        return cls(int(matched[1]), int(matched[2]))

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter a legal day lies in."""
        return cls(day.year, (day.month - 1) // _MONTHS + 1)

    def __str__(self) -> str:
        return f"{self.year:04}-Q{self.number}"

    @property
    def vi(self) -> str:
        """As people say it: «quý III năm 2026»."""
        return f"quý {_ROMAN[self.number - 1]} năm {self.year}"

    @property
    def since(self) -> date:
        """Its first day."""
        return date(self.year, _MONTHS * self.number - 2, 1)

    @property
    def before(self) -> date:
        """The first day after it."""
        return date(self.year + self.number // 4, _MONTHS * self.number % 12 + 1, 1)

    @property
    def previous(self) -> "Quarter":
        """The one before it."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    def is_over(self, now: datetime) -> bool:
        """Whether its last legal day has passed."""
        return self.before <= legal_day(now)


def last_ended(now: datetime, number: int = 1) -> list[Quarter]:
    """So many quarters that are over, the newest first."""
    quarters = [Quarter.of(legal_day(now)).previous]
    while len(quarters) < number:
        quarters.append(quarters[-1].previous)
    return quarters
