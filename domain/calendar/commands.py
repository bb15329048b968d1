"""What a publisher may ask of the working calendar (lịch làm việc)."""

from dataclasses import dataclass
from datetime import date

from domain.values import Article


@dataclass(frozen=True, slots=True)
class OpenCalendarYear:
    """Say that the days off of a year are known, so that dates in it may be counted (mở lịch năm)."""

    year: int
    basis: Article


@dataclass(frozen=True, slots=True)
class DeclareHoliday:
    """Declare public holidays, compensatory rest included (nghỉ lễ, tết; BLLĐ 2019 Điều 111, 112)."""

    name: str
    days: tuple[date, ...]
    basis: Article


@dataclass(frozen=True, slots=True)
class SwapWorkingDay:
    """Move a day's work to a day of rest, by official notice (hoán đổi ngày làm việc, làm bù)."""

    day_off: date
    make_up: date
    basis: Article


CalendarCommand = OpenCalendarYear | DeclareHoliday | SwapWorkingDay
"""Every command to the working calendar (lệnh về lịch làm việc)."""
