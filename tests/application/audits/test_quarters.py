"""Quarters against the days of the calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.audits.quarters import Quarter, last_ended
from domain.errors import Malformed

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_every_day_lies_in_one_quarter(day: date) -> None:
    quarter = Quarter.of(day)

    assert quarter.since <= day < quarter.before
    assert Quarter.of(quarter.before) == Quarter(quarter.year + quarter.number // 4, quarter.number % 4 + 1)
    assert Quarter.of(quarter.before).previous == quarter == Quarter.parse(str(quarter))
    assert Quarter.of(quarter.since - timedelta(days=1)) == quarter.previous


def test_a_quarter_is_over_with_its_last_legal_day() -> None:
    third = Quarter(2026, 3)
    midnight = datetime(2026, 9, 30, 17, tzinfo=UTC)  # in Hà Nội

    assert not third.is_over(midnight - timedelta(microseconds=1))
    assert third.is_over(midnight)
    assert last_ended(midnight, 3) == [third, Quarter(2026, 2), Quarter(2026, 1)]
    assert last_ended(midnight - timedelta(microseconds=1)) == [Quarter(2026, 2)]
    assert third.vi == "quý III năm 2026"


@pytest.mark.parametrize("text", ["", "2026", "2026-Q5", "2026-03", "0000-Q1", "9999-Q4", "٢٠٢٦-Q1", "2026-Q1 "])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(Malformed, match="write 2026-Q3"):
        Quarter.parse(text)
