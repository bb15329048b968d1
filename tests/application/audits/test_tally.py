"""Marks summed up to a day say what a look at every dossier at the end of that day says."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from application.audits.tally import ENDED, RETURNED, What, marks
from domain.dossier.status import Status
from domain.dossier.timeliness import end_of
from domain.values import legal_day

BEGIN = datetime(2026, 3, 1, tzinfo=UTC)
DAYS = [date(2026, 2, 27) + timedelta(days=number) for number in range(40)]


@dataclass(frozen=True)
class Dossier:
    """What marks are made of."""

    status: int | None
    submitted_at: datetime
    ended_at: datetime | None
    late_after: datetime | None
    due_on: date | None
    due_at: datetime | None
    waiting_since: datetime | None
    supplements: int
    overdue_before: str | None = None
    dated_at: datetime | None = None


instants = st.integers(0, 30 * 24).map(lambda hours: BEGIN + timedelta(hours=hours))


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Dossiers of every kind, with dates of whole days and of instants; some ended or were due before they came."""
    came, waits, ended = draw(st.tuples(instants, instants, instants))
    due = draw(st.none() | instants)
    whole_days = draw(st.booleans())
    return Dossier(
        status=draw(st.sampled_from(Status)),
        submitted_at=came,
        ended_at=draw(st.sampled_from([None, ended])),
        late_after=None if due is None else end_of(legal_day(due)) if whole_days else due,
        due_on=None if due is None or not whole_days else legal_day(due),
        due_at=due,
        waiting_since=draw(st.sampled_from([None, waits])),
        supplements=draw(st.integers(0, 2)),
        dated_at=draw(st.none() | instants),
    )


def sum_until(dossier: Dossier, what: What, day: date) -> int:
    """All marks of a kind up to a day."""
    return sum(mark.number for mark in marks(dossier) if mark.what is what and mark.day <= day)


@given(dossiers())
def test_open_and_beyond_its_date_at_the_end_of_any_day(dossier: Dossier) -> None:
    for day in DAYS:
        evening = end_of(day)
        stopped = min(filter(None, (dossier.waiting_since, dossier.ended_at)), default=None)
        runs = dossier.submitted_at <= evening and (stopped is None or stopped > evening)
        naive = dossier.late_after is not None and evening > dossier.late_after and runs
        assert sum_until(dossier, What.OVERDUE, day) == naive


@given(dossiers())
def test_open_without_a_date_at_the_end_of_any_day(dossier: Dossier) -> None:
    for day in DAYS:
        evening = end_of(day)
        is_open = dossier.submitted_at <= evening and (dossier.ended_at is None or dossier.ended_at > evening)
        naive = is_open and (dossier.dated_at is None or dossier.dated_at > evening)
        assert sum_until(dossier, What.UNDATED, day) == naive


@given(dossiers())
def test_it_ends_once_on_its_day_and_in_one_class(dossier: Dossier) -> None:
    ends = [mark for mark in marks(dossier) if mark.what.value.removeprefix("returned_") in CLASSES]

    assert [(mark.day, mark.number) for mark in ends] == (
        [] if dossier.ended_at is None else [(legal_day(max(dossier.ended_at, dossier.submitted_at)), 1)]
    )


@given(dossiers())
def test_on_no_evening_has_it_ended_or_is_it_late_before_it_came(dossier: Dossier) -> None:
    ending = {*ENDED, *RETURNED}
    for day in DAYS:
        came = sum_until(dossier, What.RECEIVED, day)
        ended = sum(mark.number for mark in marks(dossier) if mark.what in ending and mark.day <= day)
        assert 0 <= sum_until(dossier, What.OVERDUE, day) <= came - ended <= 1
        assert sum_until(dossier, What.SECONDS, day) >= 0


@given(dossiers())
def test_late_is_what_ended_after_its_date_while_its_clock_ran(dossier: Dossier) -> None:
    late = sum(mark.number for mark in marks(dossier) if mark.what in (What.LATE, What.RETURNED_LATE))

    gone = dossier.ended_at and max(dossier.ended_at, dossier.submitted_at)
    ran_until = min(filter(None, (gone, dossier.waiting_since)), default=None)
    assert late == bool(dossier.ended_at and dossier.late_after and ran_until and ran_until > dossier.late_after)


def test_earlier_dates_it_was_open_beyond_stay_counted() -> None:
    dossier = Dossier(4, BEGIN, None, None, None, None, None, 0, "2026-03-05..2026-03-07 2026-03-10..2026-03-11")

    counted = [day.day for day in DAYS if sum_until(dossier, What.OVERDUE, day)]

    assert counted == [5, 6, 10]


CLASSES = ("early", "on_time", "late", "no_deadline")
