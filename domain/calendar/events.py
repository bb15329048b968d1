"""Facts about the working calendar; topics and field names are the archive (lịch làm việc)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.values import AgencyId, Article


@dataclass(frozen=True, slots=True)
class CalendarYearOpened:
    """The days off of a year were taken as known (đã mở lịch năm).

    awaits_notice: only those that the law fixes by date, before the government's notice came.
    """

    TOPIC: ClassVar[str] = "calendar.year_opened.v1"

    year: int
    basis: Article
    occurred_at: datetime
    awaits_notice: bool = False


@dataclass(frozen=True, slots=True)
class HolidayDeclared:
    """Days were declared a public holiday, of some agencies only where it names them (đã công bố nghỉ lễ, tết)."""

    TOPIC: ClassVar[str] = "calendar.holiday_declared.v1"

    name: str
    days: tuple[date, ...]
    basis: Article
    occurred_at: datetime
    agencies: tuple[AgencyId, ...] = ()
    ground: Article | None = None


@dataclass(frozen=True, slots=True)
class WorkingDaySwapped:
    """A working day became a day off and a day of rest makes up for it (đã hoán đổi ngày làm việc)."""

    TOPIC: ClassVar[str] = "calendar.day_swapped.v1"

    day_off: date
    make_up: date
    basis: Article
    occurred_at: datetime
    ground: Article | None = None


@dataclass(frozen=True, slots=True)
class CalendarDecisionRevoked:
    """A decision about days was taken back: it counts no more (đã hủy bỏ quyết định về lịch làm việc).

    revokes is the version of its fact among those of the calendar.
    """

    TOPIC: ClassVar[str] = "calendar.decision_revoked.v1"

    revokes: int
    reason: str
    basis: Article
    occurred_at: datetime


CalendarEvent = CalendarYearOpened | HolidayDeclared | WorkingDaySwapped | CalendarDecisionRevoked
"""Every fact about the working calendar (sự kiện của lịch làm việc)."""
