"""What a change of the calendar does to dates that were promised before it (rà soát ngày hẹn trả)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.calendar.events import CalendarEvent
from domain.values import Article


@dataclass(frozen=True, slots=True)
class DeadlinesRecalculated:
    """Open dossiers were looked at after a change of the calendar, and so many dates moved (đã rà soát ngày hẹn trả).

    calendar is how many facts of the calendar were known; basis names the decision that came last.
    """

    TOPIC: ClassVar[str] = "calendar.deadlines_recalculated.v1"

    calendar: int
    looked_at: int
    moved: int
    basis: Article
    occurred_at: datetime


def decisions_since(version: int, facts: Sequence[CalendarEvent]) -> str:
    """The notices that changed the calendar after a version of it, in order, each once (văn bản thay đổi lịch)."""
    return "; ".join(dict.fromkeys(event.basis for event in facts[version:]))
