"""Where the numbered run of working days begins and ends (ngày làm việc trong các năm đã mở)."""

from datetime import date

import pytest

from domain.errors import LawNotLoaded
from tests.domain.calendar.published_calendar import fold
from tests.domain.calendar.test_calendar import OPEN

RUN = fold((OPEN,)).run(2026)
FIRST, BEHIND = date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal()


def test_the_first_day_of_the_run_is_the_first_of_january():
    assert RUN.first == FIRST
    assert RUN.day(0) == FIRST  # a Thursday: nobody declared it yet
    assert (RUN.before(FIRST), RUN.before(FIRST + 1)) == (0, 1)


def test_the_day_behind_the_last_one_is_still_counted_to_and_no_later_one():
    assert RUN.before(BEHIND) == len(RUN.days) == 261
    for beyond in (BEHIND + 1, BEHIND + 400):
        with pytest.raises(LawNotLoaded, match="2027"):
            RUN.before(beyond)
    with pytest.raises(LawNotLoaded, match="2025"):
        RUN.before(FIRST - 1)


def test_a_number_is_that_of_a_working_day_or_of_none():
    assert date.fromordinal(RUN.day(260)) == date(2026, 12, 31)
    with pytest.raises(LawNotLoaded, match="2027"):
        RUN.day(261)
    with pytest.raises(LawNotLoaded, match="2025"):
        RUN.day(-1)
