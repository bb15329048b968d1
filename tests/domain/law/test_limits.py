from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from domain.calendar.state import WorkingCalendar
from domain.errors import LawNotLoaded, Malformed
from domain.law.deadlines import DEFAULT_OFFICE_HOURS, OfficeHours, Pause, TimeLimit, TimeUnit, due
from tests.domain.calendar.published_calendar import published

START = datetime(2027, 12, 21, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("5 working days", "5", TimeUnit.WORKING_DAY),
        ("3.5 working_day", "3.5", TimeUnit.WORKING_DAY),
        ("0,5 ngày làm việc", "0.5", TimeUnit.WORKING_DAY),
        ("07 Ngày làm việc", "7", TimeUnit.WORKING_DAY),
        ("8 working hours", "8", TimeUnit.WORKING_HOUR),
        ("08 giờ làm việc", "8", TimeUnit.WORKING_HOUR),
        ("12 hours", "12", TimeUnit.HOUR),
        ("1 day", "1", TimeUnit.DAY),
        ("30 ngày", "30", TimeUnit.DAY),
        ("3 months", "3", TimeUnit.MONTH),
        (" 1 tháng ", "1", TimeUnit.MONTH),
    ],
)
def test_limits_are_read_in_both_languages(text, amount, unit):
    assert TimeLimit.parse(text) == TimeLimit(Decimal(amount), unit)


@pytest.mark.parametrize("limit", ["5 ngày làm việc", "0.5 giờ", "1 tháng", "30 ngày", "8 giờ làm việc"])
def test_a_limit_reads_back_what_it_writes(limit):
    assert str(TimeLimit.parse(limit)) == limit


@pytest.mark.parametrize(
    "text", ["", "5", "3.5", "days", "0 days", "-1 days", "5 weeks", "5days", "1e3 days", "٣ days"]
)
def test_text_that_is_no_limit_is_refused(text):
    with pytest.raises(Malformed):
        TimeLimit.parse(text)


@pytest.mark.parametrize("amount", ["0", "-1", "NaN", "Infinity", "1000000"])
def test_an_amount_is_above_zero_and_finite(amount):
    with pytest.raises(Malformed):
        TimeLimit(Decimal(amount), TimeUnit.DAY)


@pytest.mark.parametrize(
    "sessions",
    [
        (),
        ((time(8), time(8)),),
        ((time(12), time(8)),),
        ((time(8), time(12)), (time(11), time(17))),
        ((time(13), time(17)), (time(8), time(11))),
        ((time(8, tzinfo=UTC), time(12, tzinfo=UTC)),),
    ],
)
def test_sessions_stand_in_order_of_the_day(sessions):
    with pytest.raises(Malformed):
        OfficeHours(sessions)


@pytest.mark.parametrize("text", ["", "8-12", "08:00", "08:00-12:00-13:00", "08:00-25:00"])
def test_text_that_is_no_office_hours_is_refused(text):
    with pytest.raises(Malformed):
        OfficeHours.parse(text)


def test_a_pause_does_not_end_before_it_starts():
    with pytest.raises(Malformed):
        Pause(date(2026, 3, 5), date(2026, 3, 4), "niêm yết")


def test_an_instant_without_offset_is_refused():
    with pytest.raises(Malformed):
        due(datetime(2026, 3, 2, 8), TimeLimit.parse("1 day"), DEFAULT_OFFICE_HOURS, published())  # noqa: DTZ001


@pytest.mark.parametrize(
    "limit",
    ["9 working days", "72.1 working hours", "11 days", "1 month", "999999 months", "999999 days", "3.5 months"],
)
def test_a_limit_that_ends_in_a_year_not_opened_is_refused(limit):
    with pytest.raises(LawNotLoaded, match=r"not opened: record OpenCalendarYear"):
        due(START, TimeLimit.parse(limit), DEFAULT_OFFICE_HOURS, published())


def test_wall_clock_hours_ask_no_calendar():
    found = due(START, TimeLimit.parse("12 hours"), DEFAULT_OFFICE_HOURS, WorkingCalendar())
    assert found.at == datetime(2027, 12, 21, 15, tzinfo=UTC)


def test_a_limit_may_not_begin_in_a_year_not_opened():
    with pytest.raises(LawNotLoaded, match="2023"):
        due(datetime(2023, 12, 29, 3, tzinfo=UTC), TimeLimit.parse("3 working days"), DEFAULT_OFFICE_HOURS, published())


@pytest.mark.parametrize("text", ["0,25 tháng", "1.25 months", "0.1 tháng", "2,75 tháng"])
def test_of_a_month_the_law_knows_only_the_half(text: str) -> None:
    with pytest.raises(Malformed, match="half a month is, 15 days") as told:
        TimeLimit.parse(text)
    assert "luật chỉ nêu nửa tháng là 15 ngày (BLDS 2015 Điều 146)" in told.value.vi


@pytest.mark.parametrize("text", ["0,5 tháng", "1,5 tháng", "3.5 months", "2 tháng", "1.0 tháng"])
def test_half_months_are_limits(text: str) -> None:
    assert TimeLimit.parse(text).unit is TimeUnit.MONTH
