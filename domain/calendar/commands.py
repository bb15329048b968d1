"""What a publisher may ask of the working calendar (lịch làm việc)."""

from dataclasses import dataclass
from datetime import date

from domain.values import AgencyId, Article


@dataclass(frozen=True, slots=True)
class OpenCalendarYear:
    """Say that the days off of a year are known, so that dates in it may be counted (mở lịch năm).

    awaits_notice: only the days that the law fixes by date are known, the government's notice is still to come
    (BLLĐ 2019 Điều 112 khoản 3). The notice opens the year again, without it.
    """

    year: int
    basis: Article
    awaits_notice: bool = False


@dataclass(frozen=True, slots=True)
class DeclareHoliday:
    """Declare public holidays, compensatory rest included (nghỉ lễ, tết; BLLĐ 2019 Điều 111, 112).

    agencies: whose dossiers alone count it, with those below them; none: the whole country. ground: by what law it
    touches days that are over, or a day of rest: without one it is refused.
    """

    name: str
    days: tuple[date, ...]
    basis: Article
    agencies: tuple[AgencyId, ...] = ()
    ground: Article | None = None


@dataclass(frozen=True, slots=True)
class SwapWorkingDay:
    """Move a day's work to a day of rest, by official notice (hoán đổi ngày làm việc, làm bù)."""

    day_off: date
    make_up: date
    basis: Article
    ground: Article | None = None


@dataclass(frozen=True, slots=True)
class RevokeCalendarDecision:
    """Take a wrong decision about days back; what was counted on it is counted again (hủy bỏ quyết định về lịch).

    decision is the version of its fact among those of the calendar.
    """

    decision: int
    reason: str
    basis: Article


CalendarCommand = OpenCalendarYear | DeclareHoliday | SwapWorkingDay | RevokeCalendarDecision
"""Every command to the working calendar (lệnh về lịch làm việc)."""
