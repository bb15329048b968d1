from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import LawNotLoaded, Malformed
from domain.law.deadlines import DEFAULT_OFFICE_HOURS, TimeLimit, counted_back, due
from domain.law.in_force import InForce
from domain.law.parameters import book
from domain.law.publication import rules as publication
from tests.domain.calendar.published_calendar import published
from tests.domain.law.naive_calculator import LOCAL, works

LAW = InForce(book(), published())
ONE_DAY = timedelta(days=1)


def at(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y").replace(hour=9, tzinfo=LOCAL)


def day(text: str) -> date:
    return at(text).date()


NOTICES = [
    ("R55 bộ", publication.announced_by, "ministry", "01/07/2026", "11/06/2026"),
    ("R55 tỉnh", publication.announced_by, "province", "01/07/2026", "26/06/2026"),
    ("R55 bộ, Bộ chỉ số", publication.announced_by_service_index, "ministry", "01/07/2026", "03/06/2026"),
    ("R55 tỉnh, Bộ chỉ số", publication.announced_by_service_index, "province", "01/07/2026", "24/06/2026"),
    ("ngày lùi rơi vào Chủ nhật", publication.announced_by, "province", "06/03/2026", "01/03/2026"),
    ("lùi qua Tết", publication.announced_by_service_index, "province", "25/02/2026", "11/02/2026"),
    ("lùi qua ngày làm bù", publication.announced_by_service_index, "province", "24/08/2026", "18/08/2026"),
]


@pytest.mark.parametrize(
    ("notice", "authority", "effective", "expected"), [row[1:] for row in NOTICES], ids=[r[0] for r in NOTICES]
)
def test_a_procedure_is_announced_before_its_instrument_takes_effect(notice, authority, effective, expected):
    assert notice(authority, day(effective), LAW)[0] == day(expected)


def test_decree_and_service_index_are_two_readings_with_their_own_sources():
    decree, index = (f("ministry", day("01/07/2026"), LAW)[1] for f in (
        publication.announced_by, publication.announced_by_service_index
    ))  # fmt: skip
    assert (decree.text, index.text) == ("20 day", "20 working_day")
    assert decree.source.startswith("NĐ 63/2010/NĐ-CP")
    assert index.source.startswith("QĐ 766/QĐ-TTg")


ENTRIES = [
    ("R56 bộ", "ministry", "01/06/2026", "15/06/2026"),
    ("R56 tỉnh", "province", "01/06/2026", "08/06/2026"),
    ("R56 rút gọn", "fast_track", "01/06/2026", "03/06/2026"),
]


@pytest.mark.parametrize(("publisher", "signed", "expected"), [row[1:] for row in ENTRIES], ids=[r[0] for r in ENTRIES])
def test_an_announced_procedure_is_entered_into_the_national_database(publisher, signed, expected):
    assert publication.entered_by(publisher, at(signed), LAW).due.on == day(expected)


def test_the_fast_track_is_announced_afterwards():
    assert publication.announced_after_fast_track_by(at("04/03/2026"), LAW).due.on == day("09/03/2026")


def test_r57_planned_downtime_is_announced_seven_working_days_ahead():
    found, value = publication.downtime_announced_by(day("07/12/2026"), LAW)
    assert found == day("26/11/2026")
    assert value.source == "NĐ 224/2026/NĐ-CP Điều 13"
    assert publication.downtime_announced_by(day("01/07/2026"), LAW)[0] == day("22/06/2026")


@pytest.mark.parametrize(
    ("ask", "name", "on"),
    [
        (lambda: publication.downtime_announced_by(day("30/06/2026"), LAW), "downtime_notice", "2026-06-30"),
        (lambda: publication.announced_by("ministry", day("24/09/2017"), LAW), "announcement_ministry", "2017-09-24"),
        (
            lambda: publication.announced_by_service_index("province", day("22/06/2022"), LAW),
            "announcement_province_766",
            "2022-06-22",
        ),
        (lambda: publication.entered_by("province", at("24/09/2017"), LAW), "database_province", "2017-09-24"),
    ],
)
def test_before_its_first_day_a_notice_refuses_and_names_parameter_and_day(ask, name, on):
    with pytest.raises(LawNotLoaded, match=f"publication.*{name}.*{on}"):
        ask()


_days = st.integers(0, 1000).map(lambda n: date(2024, 3, 1) + n * ONE_DAY)


@given(_days, st.integers(1, 30))
def test_counting_back_agrees_with_walking_back(on, amount):
    walked, left = on, amount
    while left:
        walked -= ONE_DAY
        left -= works(walked)
    assert counted_back(on, TimeLimit.parse(f"{amount} working days"), published()) == walked
    assert counted_back(on, TimeLimit.parse(f"{amount} days"), published()) == on - amount * ONE_DAY


@given(_days.filter(works), st.integers(1, 30))
def test_forward_from_the_counted_day_is_the_working_day_again(on, amount):
    limit = TimeLimit.parse(f"{amount} working days")
    back = counted_back(on, limit, published())
    start = datetime.combine(back, datetime.min.time(), LOCAL)
    assert due(start, limit, DEFAULT_OFFICE_HOURS, published()).on == on


@pytest.mark.parametrize("limit", ["2 giờ làm việc", "1 tháng", "0,5 ngày làm việc", "1,5 ngày"])
def test_only_whole_days_are_counted_back(limit):
    with pytest.raises(Malformed, match="counted back"):
        counted_back(day("01/07/2026"), TimeLimit.parse(limit), published())


def test_no_count_goes_back_beyond_the_opened_calendar():
    with pytest.raises(LawNotLoaded, match="2023"):
        counted_back(day("08/01/2024"), TimeLimit.parse("20 ngày làm việc"), published())
