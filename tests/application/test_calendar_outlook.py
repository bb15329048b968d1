"""A missing year is said 120 days before a promise could need it."""

from datetime import date

from application.queries.calendar_outlook import missing_year
from tests.domain.calendar.published_calendar import published


def test_it_is_said_120_days_before_the_longest_limit_reaches_it() -> None:
    """2027 is the last year opened; 30 days before 2028 begin on 02/12/2027, 120 days before that is 04/08."""
    assert missing_year(published(), date(2027, 8, 3), 30) is None
    missing = missing_year(published(), date(2027, 8, 4), 30)
    assert missing is not None
    assert (missing.year, missing.needed_from) == (2028, date(2027, 12, 2))
    assert "publisher" in missing.description


def test_without_any_limit_it_is_said_120_days_before_the_year() -> None:
    assert missing_year(published(), date(2027, 9, 2), 0) is None
    assert missing_year(published(), date(2027, 9, 3), 0) is not None
