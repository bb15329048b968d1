"""The rule of lateness in SQL is the domain's, on any row and on the edges of its days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import LiteralString, cast

import psycopg
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from application.audits.tally import how_ended, overdue_times, term_of
from domain.dossier.timeliness import ComparedBy, Term, end_of, foreign_term, is_late, judged
from domain.values import legal_day
from infrastructure.read_models import lateness
from tests.counts import examples

COLUMNS = (
    "submitted_at",
    "ended_at",
    "waiting_since",
    "late_after",
    "due_at",
    "due_on",
    "overdue_before",
    "foreign_case",
)
QUIET = settings(
    max_examples=examples(60, full=600),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)

pytestmark = pytest.mark.postgres

LATE_AFTER = datetime(2026, 3, 9, 9, tzinfo=UTC)
LAST_DAY = end_of(legal_day(LATE_AFTER)).astimezone(UTC)
EDGES = (
    LATE_AFTER,
    LAST_DAY,
    LAST_DAY - timedelta(days=1),
    LAST_DAY - timedelta(days=1) + timedelta(microseconds=1),
)
"""The end itself, the last instant of its legal day, of the day before, and the first one of the day."""

instants = st.one_of(
    st.builds(
        lambda edge, off: edge + timedelta(microseconds=off), st.sampled_from(EDGES), st.sampled_from([-1, 0, 1])
    ),
    st.integers(-8 * 86400, 8 * 86400).map(lambda seconds: LATE_AFTER + timedelta(seconds=seconds)),
)


@dataclass(frozen=True)
class Row:
    """As much of a dossier's row as lateness rests on; another system's has an instant, and is late after its day."""

    submitted_at: datetime
    ended_at: datetime | None
    waiting_since: datetime | None
    late_after: datetime | None
    due_at: datetime | None
    due_on: date | None
    status: int = 9
    supplements: int = 0
    overdue_before: str | None = None
    foreign_case: str | None = None
    dated_at: datetime | None = None


def row(
    came: datetime, ended: datetime, waiting: datetime | None, after: datetime | None, own: bool, before: str | None
) -> Row:
    """A row of our own, or of another system's dossier."""
    if own or after is None:
        due_on = None if after is None else legal_day(after)
        return Row(came, ended, waiting, after, after, due_on, overdue_before=before)
    last = foreign_term(after).late_after
    return Row(came, ended, waiting, last, after, None, overdue_before=before, foreign_case="case-1")


def gone(one: Row) -> datetime | None:
    """What ended before it came was gone as it came."""
    return None if one.ended_at is None else max(one.ended_at, one.submitted_at)


earlier = st.sampled_from([None, "2026-03-02..2026-03-05", "2026-03-01..2026-03-02 2026-03-06..2026-03-12"])
rows = st.builds(row, instants, instants, st.none() | instants, st.none() | instants, st.booleans(), earlier)


@pytest.fixture
def db(server_url: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(server_url) as connection:
        yield connection


@given(st.lists(rows, min_size=1, max_size=60))
@QUIET
def test_what_ended_did_so_in_the_same_way(db: psycopg.Connection, some: list[Row]) -> None:
    assert answers(db, lateness.how_ended(), some) == [how_ended(one, gone(one)).value for one in some]


@given(st.lists(rows, min_size=1, max_size=60))
@QUIET
def test_by_instants_what_ended_did_so_in_the_same_way(db: psycopg.Connection, some: list[Row]) -> None:
    def how(one: Row) -> str:
        known = Term(one.due_at, one.due_at) if one.foreign_case is not None and one.due_at else term_of(one)
        return judged(known, ended_at=gone(one), paused_since=one.waiting_since, at=LATE_AFTER).value

    assert answers(db, lateness.how_ended(ComparedBy.INSTANT), some) == [how(one) for one in some]


@given(st.lists(st.tuples(rows, st.booleans()), min_size=1, max_size=60), instants)
@QUIET
def test_the_same_are_late_ended_or_open(db: psycopg.Connection, some: list[tuple[Row, bool]], at: datetime) -> None:
    shown = [replace(one, ended_at=None) if is_open else one for one, is_open in some]

    def late_by_then(one: Row) -> bool | None:
        ended = gone(one)
        by_then = None if ended is None or ended > at else ended  # what ends later was open then
        return one.late_after and is_late(one.late_after, ended_at=by_then, paused_since=one.waiting_since, at=at)

    assert answers(db, lateness.was_late_by(f"'{at.isoformat()}'::timestamptz"), shown) == list(
        map(late_by_then, shown)
    )


@given(st.lists(rows, min_size=1, max_size=60), st.integers(-8, 8))
@QUIET
def test_the_same_were_overdue_at_the_end_of_a_day(db: psycopg.Connection, some: list[Row], days: int) -> None:
    evening = LAST_DAY + timedelta(days=days)
    day = legal_day(evening)
    open_then = [one for one in some if one.ended_at is not None and one.submitted_at <= evening < one.ended_at]
    assume(open_then)
    shown = answers(db, lateness.was_overdue(f"'{evening.isoformat()}'::timestamptz"), open_then)

    assert [bool(one) for one in shown] == [
        any(since <= day and (until is None or day < until) for since, until in overdue_times(one)) for one in open_then
    ]


def answers(db: psycopg.Connection, expression: str, some: Sequence[Row]) -> list[object]:
    """What a piece of SQL says of rows, in their order."""
    kinds = {"due_on": "date", "number": "int", "overdue_before": "text", "foreign_case": "text"}
    names = ("number", *COLUMNS)
    place = ", ".join(f"%s::{kinds.get(name, 'timestamptz')}" for name in names)
    asked = f"""SELECT {expression} FROM (VALUES {", ".join([f"({place})"] * len(some))}) given ({", ".join(names)})
        ORDER BY number"""
    values = [value for n, one in enumerate(some) for value in (n, *(getattr(one, name) for name in COLUMNS))]
    return [answer for (answer,) in db.execute(cast("LiteralString", asked), values)]
