"""Office hours of an agency and how much office time lies in a day (giờ hành chính)."""

from dataclasses import dataclass
from datetime import time
from functools import lru_cache

from domain.errors import Malformed


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Sessions in which an office is open on a working day, local time of Asia/Ho_Chi_Minh (giờ hành chính).

    Sessions stand in order and do not overlap; anything else raises Malformed.
    """

    sessions: tuple[tuple[time, time], ...]

    def __post_init__(self) -> None:
        bounds = [bound for session in self.sessions for bound in session]
        aware = any(bound.tzinfo for bound in bounds)
        if not bounds or aware or any(a >= b for a, b in self.sessions) or bounds != sorted(bounds):
            raise Malformed(
                "office hours need sessions in order of the day, without overlap, in local time, "
                "e.g. 07:30-11:30, 13:00-17:00",
                vi="giờ hành chính là các buổi theo thứ tự, không chồng nhau, ví dụ 07:30-11:30, 13:00-17:00",
                code="NOT_OFFICE_HOURS",
            )

    @classmethod
    def parse(cls, text: str) -> "OfficeHours":
        """Read office hours such as ``07:30-11:30, 13:00-17:00`` (giờ hành chính)."""
        try:
            sessions = [part.split("-") for part in text.split(",")]
            return cls(tuple((_clock_time(opens), _clock_time(closes)) for opens, closes in sessions))
        except ValueError as error:
            raise Malformed(
                f"«{text}» is not office hours, e.g. 07:30-11:30, 13:00-17:00",
                vi=f"«{text}» không phải giờ hành chính, ví dụ 07:30-11:30, 13:00-17:00",
                code="NOT_OFFICE_HOURS",
            ) from error


DEFAULT_OFFICE_HOURS = OfficeHours(((time(7, 30), time(11, 30)), (time(13), time(17))))
"""Profile used where an agency has set none: 8 hours a day; our own decision [D] (giờ hành chính mặc định)."""


@dataclass(frozen=True, slots=True)
class OfficeDay:
    """The office time of one working day, in whole seconds since local midnight (ngày làm việc theo giờ hành chính)."""

    sessions: tuple[tuple[int, int], ...]
    total: int
    closes: int

    def elapsed(self, second: int) -> int:
        """Office seconds that have passed at a second of the day (thời gian làm việc đã qua)."""
        return sum(min(second, closes) - opens for opens, closes in self.sessions if second > opens)

    def next_open(self, second: int) -> int | None:
        """The first office second not before a second of the day, None after closing (giờ mở cửa kế tiếp)."""
        return next((max(second, opens) for opens, closes in self.sessions if second < closes), None)

    def reading(self, elapsed: int) -> int:
        """The second of the day at which so much office time has just passed; 1 to ``total``."""
        for opens, closes in self.sessions:
            if elapsed <= closes - opens:
                return opens + elapsed
            elapsed -= closes - opens
        return self.closes


@lru_cache(maxsize=4096)
def office_day_of(hours: OfficeHours) -> OfficeDay:
    """The working day that office hours make, computed once per profile (ngày làm việc theo giờ hành chính)."""
    sessions = tuple((_second(opens), _second(closes)) for opens, closes in hours.sessions)
    return OfficeDay(sessions, sum(closes - opens for opens, closes in sessions), sessions[-1][1])


def _clock_time(text: str) -> time:
    return time.fromisoformat(text.strip())


def _second(local: time) -> int:
    return local.hour * 3600 + local.minute * 60 + local.second
