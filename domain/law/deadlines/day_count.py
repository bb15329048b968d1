"""The count behind a due date, day by day, for the citizen and the inspector (bảng tính thời hạn)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.law.deadlines.limits import Due, TimeLimit
from domain.values import Article


class Mark(StrEnum):
    """What became of a day in the count (cách tính của một ngày)."""

    DAY_ZERO = "day_zero"
    COUNTED = "counted"
    SKIPPED = "skipped"
    PAUSED = "paused"
    ROLLED = "rolled"


@dataclass(frozen=True, slots=True)
class Line:
    """One day of the count, its reason and its article (một dòng của bảng tính).

    ``counted`` is the office or wall-clock time used that day; None where only whole days are counted.
    """

    on: date
    mark: Mark
    reason: str
    basis: Article
    counted: timedelta | None = None


@dataclass(frozen=True, slots=True)
class DayCount:
    """A time limit from start to end with every day between (bảng tính thời hạn).

    ``start`` and ``begins`` are aware instants in Asia/Ho_Chi_Minh: when the clock was set off and from
    when time runs; ``because`` and ``basis`` say why. ``calendar_version`` names the calendar counted on.
    """

    start: datetime
    limit: TimeLimit
    begins: datetime
    because: str
    basis: Article
    lines: tuple[Line, ...]
    due: Due
    calendar_version: int
