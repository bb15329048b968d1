"""What is counted of a dossier, and on which legal day (sổ đếm hồ sơ theo ngày).

A dossier leaves marks: one on the day it came, one on the day it ended, and while it is open beyond its date one more
where that begins and one less where it ends; likewise while it is open without a date. Whatever stands in a form is a
sum of marks over some days, so a report of a province is made of some thousand rows, however many dossiers there
were.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

from domain.dossier.status import Status
from domain.dossier.timeliness import Term, end_of, foreign_term_of_day, gone_at, judged, term_of_days
from domain.values import legal_day

_ONE_DAY = timedelta(days=1)
_RETURNED = frozenset({Status.REJECTED, Status.WITHDRAWN, Status.STOPPED})


class What(StrEnum):
    """What a mark counts (nội dung đếm).

    Of what ended, decided and returned dossiers (refused at the desk, withdrawn, stopped) are apart, each by its
    date. OVERDUE is the number of open dossiers beyond their date, one more or one less, UNDATED of those without
    one. AGAIN: ended after more than one request for a supplement, though in time by a known date; ASKED_ONCE and
    ASKED_AGAIN: requests made of what ended. SECONDS: time from coming to end.
    """

    RECEIVED = "received"
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    NO_DEADLINE = "no_deadline"
    RETURNED_EARLY = "returned_early"
    RETURNED_ON_TIME = "returned_on_time"
    RETURNED_LATE = "returned_late"
    RETURNED_NO_DEADLINE = "returned_no_deadline"
    OVERDUE = "overdue"
    UNDATED = "undated"
    AGAIN = "again"
    ASKED_ONCE = "asked_once"
    ASKED_AGAIN = "asked_again"
    SECONDS = "seconds"


ENDED = (What.EARLY, What.ON_TIME, What.LATE, What.NO_DEADLINE)
RETURNED = (What.RETURNED_EARLY, What.RETURNED_ON_TIME, What.RETURNED_LATE, What.RETURNED_NO_DEADLINE)
_RETURNED_AS = dict(zip(ENDED, RETURNED, strict=True))


class TallyMark(NamedTuple):
    """So many more of something from a legal day on (dấu đếm)."""

    day: date
    what: What
    number: int


class TalliedDossier(Protocol):
    """What marks follow from; a row of the dossiers' read model is one (tình trạng hồ sơ).

    overdue_before: times in which it was open beyond an earlier date, as legal days ``since..until``, until the first
    day on which it was not any more. dated_at: when it first had a date, if ever.
    """

    status: int | None
    submitted_at: datetime | None
    dated_at: datetime | None
    ended_at: datetime | None
    late_after: datetime | None
    due_on: date | None
    due_at: datetime | None
    waiting_since: datetime | None
    supplements: int
    overdue_before: str | None


def marks(dossier: TalliedDossier) -> Iterator[TallyMark]:
    """Every mark of one dossier (dấu đếm của một hồ sơ)."""
    if dossier.submitted_at is None:
        return
    yield TallyMark(legal_day(dossier.submitted_at), What.RECEIVED, 1)
    if dossier.ended_at is not None:
        yield from _ended(dossier, dossier.submitted_at, dossier.ended_at)
    for since, until in overdue_times(dossier):
        yield TallyMark(since, What.OVERDUE, 1)
        if until is not None:
            yield TallyMark(until, What.OVERDUE, -1)
    yield from _undated(dossier, dossier.submitted_at)


def _undated(dossier: TalliedDossier, came: datetime) -> Iterator[TallyMark]:
    """From the day it came until the day it is given a date or ends (chưa có ngày hẹn trả)."""
    since, until_at = legal_day(came), min(filter(None, (dossier.dated_at, dossier.ended_at)), default=None)
    if until_at is None:
        yield TallyMark(since, What.UNDATED, 1)
    elif (until := legal_day(until_at)) > since:
        yield TallyMark(since, What.UNDATED, 1)
        yield TallyMark(until, What.UNDATED, -1)


def overdue_times(dossier: TalliedDossier) -> Iterator[tuple[date, date | None]]:
    """From which legal day until before which it was open beyond its date (thời gian quá hạn chưa giải quyết)."""
    for period in (dossier.overdue_before or "").split():
        since, until = period.split("..")
        yield date.fromisoformat(since), date.fromisoformat(until)
    came, until_at = dossier.submitted_at, min(filter(None, (dossier.waiting_since, dossier.ended_at)), default=None)
    if dossier.late_after is not None and (now := overdue(dossier.late_after, until_at, came)) is not None:
        yield now


def overdue(
    late_after: datetime, until_at: datetime | None, came: datetime | None = None
) -> tuple[date, date | None] | None:
    """The legal days at whose end a dossier is beyond its date, until an instant at which that stops; None: never.

    Another system's may have had its date before it came: then those days begin as it comes.
    """
    lapsed = legal_day(late_after)
    since = lapsed + _ONE_DAY if late_after >= end_of(lapsed) else lapsed
    since = since if came is None else max(since, legal_day(came))
    until = None if until_at is None else legal_day(until_at)
    return None if until is not None and until <= since else (since, until)


def how_ended(dossier: TalliedDossier, gone: datetime) -> What:
    """Early, in time, late, or without a known date (trước hạn, đúng hạn, quá hạn, chưa rõ thời hạn).

    What was adopted is judged by the day of its date, by the clock of its source, what was promised here by legal
    days. What was returned while it waited is judged by when it began to wait.
    """
    return What(judged(term_of(dossier), ended_at=gone, paused_since=dossier.waiting_since, at=gone).value)


def term_of(dossier: TalliedDossier) -> Term | None:
    """The term of a dossier; of another system's the end of its own day is known (khoảng thời gian đúng hạn)."""
    after = dossier.late_after
    if after is None:
        return None
    return foreign_term_of_day(after) if dossier.due_on is None else term_of_days(after)


def _ended(dossier: TalliedDossier, submitted_at: datetime, ended_at: datetime) -> Iterator[TallyMark]:
    gone = gone_at(submitted_at, ended_at)
    day, how = legal_day(gone), how_ended(dossier, gone)
    yield TallyMark(day, _RETURNED_AS[how] if dossier.status in _RETURNED else how, 1)
    yield TallyMark(day, What.SECONDS, int((gone - submitted_at).total_seconds()))
    if dossier.supplements:
        yield TallyMark(day, What.ASKED_ONCE if dossier.supplements == 1 else What.ASKED_AGAIN, 1)
    if dossier.supplements > 1 and how in (What.EARLY, What.ON_TIME):
        yield TallyMark(day, What.AGAIN, 1)
