"""A dossier as an audit judges it: when it began and ended, how it stands, by how much it is late (đánh giá hồ sơ)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import reduce

from application.audits.histories import Histories, History
from application.audits.report import ReportRequest
from application.audits.scope import midnight
from application.history.aspects import broken_after
from application.history.dossier_as_of import ended_by
from application.streams import CALENDAR
from domain.calendar.state import WorkingCalendar, evolve
from domain.dossier.evolution import fold
from domain.dossier.state import DossierState
from domain.dossier.timeliness import ComparedBy, Verdict, gone_at, verdict
from domain.dossier.verdict_reason import ReasonedVerdict, reasoned_verdict

Progress = Callable[[int], None]
"""Called with the number of dossiers read so far."""

CLOSED = frozenset({Verdict.EARLY, Verdict.ON_TIME, Verdict.LATE, Verdict.NO_DEADLINE})
LATE = frozenset({Verdict.LATE, Verdict.OPEN_LATE})


@dataclass(frozen=True, slots=True)
class Judged:
    """A dossier that counts in an audit (hồ sơ được đánh giá).

    until is its end, or the instant of judging while it is open; late_after None: no date is known.
    """

    history: History
    state: DossierState
    verdict: Verdict
    since: datetime
    until: datetime
    late_after: datetime | None
    compared_by: ComparedBy = ComparedBy.DAY

    @property
    def reason(self) -> ReasonedVerdict:
        """The verdict with its reason in one sentence (tình trạng và lý do)."""
        return reasoned_verdict(self.state, self.until, self.compared_by)

    @property
    def is_closed(self) -> bool:
        """Whether it has ended (đã giải quyết)."""
        return self.verdict in CLOSED

    @property
    def is_dated(self) -> bool:
        """Whether it has a date that it can be late by (có ngày hẹn trả)."""
        return self.late_after is not None

    @property
    def total(self) -> timedelta:
        """From submission to end; nothing where a source says it ended before (tổng thời gian)."""
        return max(timedelta(), self.until - self.since)

    @property
    def lateness(self) -> timedelta:
        """By how much it is late, nothing unless it is judged late (thời gian quá hạn)."""
        return self.until - self.late_after if self.verdict in LATE and self.late_after else timedelta()


def judged_dossiers(histories: Histories, asked: ReportRequest, progress: Progress) -> Iterator[Judged]:
    """Every dossier that ended in the scope's period or was open when it ended, as things had happened by then.

    Corrections of when something happened are believed, as always when a history is asked for as of an instant.
    """
    for number, history in enumerate(histories.dossiers(replace(asked.scope, happened_at=asked.judged_at)), 1):
        progress(number)
        found = judge(history, asked)
        if found is not None:
            yield found


def judge(history: History, asked: ReportRequest) -> Judged | None:
    """How a dossier stands; None where it had ended before the period began (đánh giá hồ sơ)."""
    since, last, by = asked.scope.since, asked.judged_at, asked.scope.compared_by
    state = ended_by(fold(fact.event for fact in history.facts), last)
    begun = state.submitted_at or history.facts[0].event.occurred_at
    until = gone_at(begun, state.ended_at or last)
    if state.ended_at is not None and since is not None and until < midnight(since):
        return None
    return Judged(history, state, verdict(state, last, by), begun, until, broken_after(state, by), by)


def working_calendar(histories: Histories) -> WorkingCalendar:
    """The working calendar as the log knows it (lịch làm việc)."""
    calendar = WorkingCalendar()
    for name, facts in histories.streams("calendar/"):
        if name == CALENDAR:  # what a change of it did to promises stands beside it
            calendar = reduce(evolve, (fact.event for fact in facts), calendar)
    return calendar
