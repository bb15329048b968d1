"""Linked agencies, difficult areas, silence, apologies, online limits (R31, R34 to R36, R41, R42, R45, R71)."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import LawNotLoaded, Malformed
from domain.law.apology.rules import last_day_to_apologise, warn_on
from domain.law.deadlines import TimeLimit, TimeUnit, due
from domain.law.difficult_area.rules import limit_in_difficult_area
from domain.law.in_force import InForce
from domain.law.linked.rules import KARAOKE, citizen_due, days_late, planned_ends, share_due, shares_in_force, whole_of
from domain.law.online.rules import online_limit
from domain.law.parameters import book
from domain.law.silence.rules import ANY_FIELD, deemed_agreed_on
from tests.domain.calendar.published_calendar import published
from tests.domain.law.naive_calculator import LOCAL

LAW = InForce(book(), published())
TODAY = date(2026, 3, 2)


def at(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=LOCAL)


def day(text: str) -> date:
    return at(f"{text} 00:00").date()


START = at("02/03/2026 08:00")
SHARES = shares_in_force(KARAOKE, LAW, on=TODAY)


def test_r41_the_shares_end_one_after_the_other_and_make_the_whole():
    ends = [end.on for end in planned_ends(START, SHARES, LAW)]
    assert ends == [day("05/03/2026"), day("10/03/2026"), day("24/03/2026")]
    assert citizen_due(START, SHARES, LAW).on == day("24/03/2026")
    assert whole_of(SHARES) == TimeLimit.parse(LAW.value("linked.karaoke.whole", TODAY).text)


def test_r42_a_late_share_moves_the_next_agencys_limit_and_not_the_citizens():
    first, second, _ = planned_ends(START, SHARES, LAW)
    handed_over = at("09/03/2026 10:00")
    assert days_late(handed_over, first, LAW) == 2
    own = share_due(handed_over, SHARES[1], LAW)
    assert own.on == day("12/03/2026")
    assert own.on > second.on
    assert citizen_due(START, SHARES, LAW).on == day("24/03/2026")


@pytest.mark.parametrize("handed_over", ["04/03/2026 10:00", "05/03/2026 17:00"])
def test_a_share_handed_over_in_time_is_not_late(handed_over):
    assert days_late(at(handed_over), planned_ends(START, SHARES, LAW)[0], LAW) == 0


def test_the_commune_and_the_province_share_96_working_hours():
    shares = (TimeLimit.parse("40 giờ làm việc"), TimeLimit.parse("56 giờ làm việc"))
    whole = due(START, TimeLimit.parse("96 giờ làm việc"), LAW.hours, LAW.calendar)
    assert planned_ends(START, shares, LAW)[-1] == whole


@pytest.mark.parametrize("shares", [(), ("3 ngày làm việc", "8 giờ làm việc"), ("3 ngày", "3 ngày làm việc")])
def test_r22_shares_in_other_units_are_not_added(shares):
    with pytest.raises(Malformed, match="one unit"):
        whole_of([TimeLimit.parse(share) for share in shares])


DAY_COUNTS = st.lists(st.integers(1, 20), min_size=1, max_size=5)


@given(st.datetimes(datetime(2024, 1, 2), datetime(2026, 6, 30)), DAY_COUNTS)  # noqa: DTZ001
def test_the_last_share_ends_with_the_whole(start, counts):
    begin = start.replace(tzinfo=LOCAL)
    shares = [TimeLimit(Decimal(count), TimeUnit.WORKING_DAY) for count in counts]
    assert planned_ends(begin, shares, LAW)[-1] == citizen_due(begin, shares, LAW)


@pytest.mark.parametrize(("limit", "end"), [("7 ngày", "19/03/2026"), ("20 ngày", "01/04/2026")])
def test_r31_a_difficult_area_has_ten_days_more(limit, end):
    longer = limit_in_difficult_area(TimeLimit.parse(limit), LAW, on=TODAY)
    assert due(START, longer, LAW.hours, LAW.calendar).on == day(end)


def test_r31_days_are_not_added_to_working_days():
    with pytest.raises(Malformed, match="not interchangeable"):
        limit_in_difficult_area(TimeLimit.parse("7 ngày làm việc"), LAW, on=TODAY)


APOLOGIES = [
    ("R34", "17/03/2026", "16/03/2026", "16/03/2026"),
    ("R35", "16/03/2026", "15/03/2026", "13/03/2026"),
    ("R36", "23/02/2026", "22/02/2026", "13/02/2026"),
    ("hạn sau ngày làm bù", "12/01/2026", "11/01/2026", "10/01/2026"),
    ("hạn vào ngày nghỉ", "15/03/2026", "14/03/2026", "13/03/2026"),
]


@pytest.mark.parametrize(("due_on", "last", "warned"), [row[1:] for row in APOLOGIES], ids=[r[0] for r in APOLOGIES])
def test_an_apology_is_lawful_until_and_reminded_of_on(due_on, last, warned):
    assert last_day_to_apologise(day(due_on), LAW, on=TODAY) == day(last)
    assert warn_on(day(due_on), LAW, on=TODAY) == day(warned)


@given(st.dates(date(2024, 2, 1), date(2027, 12, 31)))
def test_the_reminder_comes_on_a_working_day_that_is_still_lawful(due_on):
    warned, last = warn_on(due_on, LAW, on=TODAY), last_day_to_apologise(due_on, LAW, on=TODAY)
    assert LAW.calendar.is_working(warned)
    assert LAW.calendar.working_days(after=warned, through=last) == 0
    assert warned <= last < due_on


def test_r71_silence_is_consent_in_investment_only():
    asked, limit = at("02/03/2026 09:00"), TimeLimit.parse("7 ngày")
    assert due(asked, limit, LAW.hours, LAW.calendar).on == day("09/03/2026")
    assert deemed_agreed_on(asked, limit, LAW, field="silence.investment") == day("10/03/2026")
    assert deemed_agreed_on(asked, limit, LAW, field=ANY_FIELD) is None
    assert deemed_agreed_on(asked, limit, LAW) is None


ONLINE = [("10 ngày làm việc", "8"), ("100 ngày làm việc", "80"), ("7 ngày làm việc", "5.6"), ("15 ngày", "12")]


@pytest.mark.parametrize(("limit", "amount"), ONLINE)
def test_r45_an_online_limit_is_a_fifth_shorter(limit, amount):
    whole = TimeLimit.parse(limit)
    shorter = online_limit(whole, LAW, on=TODAY)
    assert (str(shorter.amount), shorter.unit) == (amount, whole.unit)


def test_r45_eight_working_days_instead_of_ten():
    shorter = online_limit(TimeLimit.parse("10 ngày làm việc"), LAW, on=TODAY)
    assert due(START, shorter, LAW.hours, LAW.calendar).on == day("12/03/2026")


BEFORE_LAW = [
    ("linked.karaoke.whole", "17/11/2025"),
    ("linked.birth.whole", "10/06/2024"),
    ("difficult_area.extra_days", "01/07/2025"),
    ("silence.investment", "26/03/2021"),
    ("silence.any", "21/06/2018"),
    ("online.shorter_by", "03/10/2024"),
]


@pytest.mark.parametrize(("parameter", "first"), BEFORE_LAW)
def test_a_parameter_is_refused_before_its_first_day(parameter, first):
    assert LAW.value(parameter, day(first)).since == day(first)
    with pytest.raises(LawNotLoaded, match=parameter):
        LAW.value(parameter, day(first) - timedelta(days=1))
