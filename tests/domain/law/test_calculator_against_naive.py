"""The clock against one that shares no thought with it, over random limits, pauses, cut-offs and office hours."""

import os
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import LawNotLoaded
from domain.law.cut_offs.rules import CutOff, counted_from
from domain.law.deadlines import (
    DEFAULT_OFFICE_HOURS,
    Mark,
    OfficeHours,
    Pause,
    TimeLimit,
    TimeUnit,
    due,
    explain,
    explain_step,
    step_due,
)
from domain.law.in_force import InForce
from tests.counts import examples
from tests.domain.calendar.published_calendar import published
from tests.domain.law.naive_calculator import LOCAL, BeyondTheCalendar, naive_due, naive_start

DOSSIERS = int(os.environ.get("HOSO_COMPARED_DOSSIERS", examples(2000, full=10_000)))
"""How many random dossiers are compared; make check takes fewer, make bench 100,000."""

slowly = settings(max_examples=200, derandomize=True, deadline=None)
often = settings(max_examples=DOSSIERS, derandomize=True, deadline=None)

CUT_OFFS = ("none", "after 15:00", "after 17:00 from 08:00", "after closing", "last 1 working_hour")
OFFICE_HOURS = (
    DEFAULT_OFFICE_HOURS,
    OfficeHours.parse("07:00-11:30, 13:30-17:00"),
    OfficeHours.parse("08:00-12:00"),
    OfficeHours.parse("07:15-09:05, 09:20-11:30, 13:00-16:40, 18:00-19:30"),
    OfficeHours.parse("00:00-23:59:59"),
)
MOST = {
    TimeUnit.HOUR: 400,
    TimeUnit.WORKING_HOUR: 120,
    TimeUnit.WORKING_DAY: 30,
    TimeUnit.DAY: 120,
    TimeUnit.MONTH: 7,
}
# Most instants anywhere in the four years, some in the weeks of Tết and of the swaps.
_spots = [date(2024, 2, 1), date(2024, 4, 22), date(2025, 1, 20), date(2025, 4, 21), date(2025, 12, 26)]
_spots += [date(2026, 2, 6), date(2026, 4, 20), date(2026, 8, 17), date(2026, 11, 18), date(2026, 12, 20)]
_spots += [date(2024, 1, 1), date(2027, 1, 25), date(2027, 4, 12), date(2027, 8, 25), date(2027, 12, 20)]
_far = st.integers(0, 4 * 365 * 86_400)
_near = st.integers(0, 20 * 1440).map(lambda minutes: minutes * 60)
_FIRST, _LAST = datetime(2024, 1, 1, tzinfo=LOCAL), datetime(2027, 12, 31, 23, 59, 59, tzinfo=LOCAL)
_anywhere = _far.map(lambda seconds: _FIRST + timedelta(seconds=seconds))
_close = st.builds(
    lambda day, seconds: datetime.combine(day, time(), LOCAL) + timedelta(seconds=seconds),
    st.sampled_from(_spots),
    _near,
)
starts = st.one_of(_anywhere, _close).map(lambda start: min(start, _LAST).astimezone(UTC))


@st.composite
def limits(draw: st.DrawFn, units: tuple[TimeUnit, ...] = tuple(TimeUnit)) -> TimeLimit:
    unit = draw(st.sampled_from(units))
    whole = st.integers(1, MOST[unit]).map(Decimal)
    halves = st.integers(1, MOST[unit] * 2).map(lambda n: Decimal(n) / 2)
    odd = st.decimals("0.001", MOST[unit], places=3)
    amounts = (whole, halves) if unit is TimeUnit.MONTH else (whole, halves, odd)
    return TimeLimit(draw(st.one_of(*amounts)), unit)


@st.composite
def pauses_around(draw: st.DrawFn, start: datetime) -> tuple[Pause, ...]:
    day = start.astimezone(LOCAL).date()
    spans = draw(st.lists(st.tuples(st.integers(-8, 25), st.integers(0, 40)), max_size=3))
    return tuple(
        Pause(day + timedelta(days=shift), day + timedelta(days=shift + length), "niêm yết") for shift, length in spans
    )


@slowly
@given(st.data(), starts, limits(), st.sampled_from(OFFICE_HOURS), st.booleans())
def test_the_clock_agrees_with_one_that_walks(data, start, limit, hours, step):
    pauses = data.draw(pauses_around(start))
    clock = step_due if step else due
    try:
        expected = naive_due(start, limit, hours, pauses, step=step)
    except BeyondTheCalendar:
        with pytest.raises(LawNotLoaded, match="2028"):
            clock(start, limit, hours, published(), pauses)
        return
    found = clock(start, limit, hours, published(), pauses)
    assert found.at == expected
    assert found.at.tzinfo is UTC
    assert found.on == expected.date()


@pytest.mark.slow
@often
@given(st.data(), starts, limits(), st.sampled_from(OFFICE_HOURS), st.sampled_from(CUT_OFFS))
def test_whole_dossiers_agree_with_a_clock_that_walks(data, received, limit, hours, written):
    """From the receipt past a cut-off, over pauses, to the later of the limit's end and an apology's new date."""
    law = InForce({}, published(), hours)
    later = TimeLimit(Decimal(data.draw(st.integers(1, 40))), TimeUnit.DAY)
    try:
        begin = naive_start(received, written, hours)
        pauses = data.draw(pauses_around(begin))
        expected = naive_due(begin, limit, hours, pauses)
        put_off = naive_due(expected, later, hours, pauses)
    except BeyondTheCalendar:
        return
    start = counted_from(received, CutOff.parse(written), law)
    found = due(start, limit, hours, published(), pauses)
    assert start == begin
    assert found.at == expected
    assert max(found.at, due(found.at, later, hours, published(), pauses).at) == max(expected, put_off)


@slowly
@given(st.data(), starts, limits(), st.sampled_from(OFFICE_HOURS), st.booleans())
def test_the_day_count_names_every_day_up_to_the_due_date(data, start, limit, hours, step):
    pauses = data.draw(pauses_around(start))
    try:
        found = (step_due if step else due)(start, limit, hours, published(), pauses)
    except LawNotLoaded:
        return
    if found.on.year > 2026:
        return
    day_count = (explain_step if step else explain)(start, limit, hours, published(), pauses)
    assert day_count.due == found
    assert start.replace(microsecond=0) <= day_count.begins < found.at
    days = [line.on for line in day_count.lines]
    assert days == sorted(set(days))
    assert all(line.reason and line.basis for line in day_count.lines)
    if not (limit.unit is TimeUnit.HOUR and found.at.astimezone(LOCAL).time() == time()):
        assert days[-1] == found.on
        assert (days[-1] - days[0]).days == len(days) - 1
    counted = [line for line in day_count.lines if line.mark is Mark.COUNTED]
    used = sum((line.counted or timedelta() for line in counted), timedelta())
    in_a_day = sum(
        (datetime.combine(date.min, b) - datetime.combine(date.min, a) for a, b in hours.sessions), timedelta()
    )
    match limit.unit:
        case TimeUnit.HOUR | TimeUnit.WORKING_HOUR:
            assert 0 <= Decimal(used // timedelta(seconds=1)) - limit.amount * 3600 < 1
        case TimeUnit.WORKING_DAY:
            assert 0 <= used // timedelta(seconds=1) - limit.amount * (in_a_day // timedelta(seconds=1)) < 1
        case TimeUnit.DAY:
            assert 0 <= len(counted) - limit.amount < 1
        case TimeUnit.MONTH:
            assert len(counted) >= 1


@slowly
@given(starts, limits(), st.sampled_from(OFFICE_HOURS))
def test_more_time_never_ends_earlier(start, limit, hours):
    try:
        longer = due(start, TimeLimit(limit.amount + 1, limit.unit), hours, published())
    except LawNotLoaded:
        return
    assert due(start, limit, hours, published()).at <= longer.at
