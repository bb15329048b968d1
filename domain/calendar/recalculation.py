"""What a change of the calendar does to dates that were promised before it (rà soát ngày hẹn trả)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

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
