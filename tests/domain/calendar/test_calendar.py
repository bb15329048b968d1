from datetime import UTC, date, datetime, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar.commands import DeclareHoliday, OpenCalendarYear, RevokeCalendarDecision, SwapWorkingDay
from domain.calendar.decider import (
    CalendarDecisionNotRevocable,
    CalendarYearKnown,
    CalendarYearNotOpened,
    CalendarYearNotPossible,
    HolidayWithoutDays,
    SwapNotPossible,
    decide,
    was_decided,
)
from domain.calendar.events import CalendarYearOpened, HolidayDeclared, WorkingDaySwapped
from domain.calendar.published import decisions_in, published_decisions
from domain.calendar.questions import (
    CalendarDecisionKnown,
    DayOffAlready,
    PastDayWithoutGround,
    SwapFarFromHoliday,
)
from domain.calendar.state import WorkingCalendar, evolve
from domain.errors import LawNotLoaded, Malformed
from domain.values import AgencyId, Article
from tests.domain.calendar.published_calendar import fold, published
from tests.domain.law.naive_calculator import works

AT = datetime(2025, 12, 25, 2, tzinfo=UTC)
NOTICE = Article("CV 12729/VPCP-KGVX")
LAW = Article("BLLĐ 2019 Điều 112")
OPEN = OpenCalendarYear(2026, LAW)
NEW_YEAR = DeclareHoliday("Tết Dương lịch", (date(2026, 1, 1),), LAW)
SWAP = SwapWorkingDay(date(2026, 1, 2), date(2026, 1, 10), NOTICE)


def storm(*agencies: str) -> DeclareHoliday:
    return DeclareHoliday("Bão", (date(2026, 3, 5),), NOTICE, tuple(AgencyId(agency) for agency in agencies))


DOES = [
    ((), OPEN, CalendarYearOpened(2026, LAW, AT)),
    ((OPEN,), NEW_YEAR, HolidayDeclared("Tết Dương lịch", (date(2026, 1, 1),), LAW, AT)),
    ((OPEN, NEW_YEAR), SWAP, WorkingDaySwapped(date(2026, 1, 2), date(2026, 1, 10), NOTICE, AT)),
]
REFUSES = [
    *(
        ((), OpenCalendarYear(year, LAW), CalendarYearNotPossible)
        for year in (-(2**31), -1, 0, 1, 9999, 10_000, 20_266)
    ),
    ((), NEW_YEAR, CalendarYearNotOpened),
    ((), SWAP, CalendarYearNotOpened),
    ((OPEN,), DeclareHoliday("Tết", (), LAW), HolidayWithoutDays),
    ((OPEN,), DeclareHoliday("Tết", (date(2026, 1, 1), date(2026, 1, 1)), LAW), HolidayWithoutDays),
    ((OPEN,), DeclareHoliday("Tết", (date(2026, 12, 31), date(2027, 1, 1)), LAW), CalendarYearNotOpened),
    ((OPEN, NEW_YEAR), SwapWorkingDay(date(2026, 1, 1), date(2026, 1, 10), NOTICE), SwapNotPossible),
    ((OPEN,), SwapWorkingDay(date(2026, 1, 3), date(2026, 1, 10), NOTICE), SwapNotPossible),
    ((OPEN,), SwapWorkingDay(date(2026, 1, 2), date(2026, 1, 9), NOTICE), SwapNotPossible),
    ((OPEN, NEW_YEAR), SwapWorkingDay(date(2026, 1, 2), date(2026, 1, 1), NOTICE), SwapNotPossible),
    ((OPEN, NEW_YEAR, SWAP), SwapWorkingDay(date(2026, 1, 5), date(2026, 1, 10), NOTICE), SwapNotPossible),
    ((OPEN, NEW_YEAR), NEW_YEAR, CalendarDecisionKnown),
    ((OPEN, NEW_YEAR), DeclareHoliday("Nghỉ", (date(2026, 1, 1),), NOTICE), DayOffAlready),
    ((OPEN,), DeclareHoliday("Nghỉ", (date(2026, 1, 3), date(2026, 1, 4)), NOTICE), DayOffAlready),
    ((OPEN, NEW_YEAR, SWAP), DeclareHoliday("Nghỉ", (date(2026, 1, 2),), NOTICE), DayOffAlready),
    ((OPEN, NEW_YEAR, SWAP), SWAP, CalendarDecisionKnown),
    ((OPEN, NEW_YEAR), SwapWorkingDay(date(2026, 3, 4), date(2026, 3, 7), NOTICE), SwapFarFromHoliday),
    ((OPEN, NEW_YEAR), SwapWorkingDay(date(2026, 1, 2), date(2026, 3, 7), NOTICE), SwapFarFromHoliday),
    ((OpenCalendarYear(2025, LAW),), DeclareHoliday("Bão", (date(2025, 12, 24),), NOTICE), PastDayWithoutGround),
    ((OPEN, storm("H14")), DeclareHoliday("Lũ", (date(2026, 3, 5),), NOTICE, (AgencyId("H14"),)), DayOffAlready),
    ((OPEN,), OpenCalendarYear(2026, LAW, awaits_notice=True), CalendarYearKnown),
    ((OPEN, NEW_YEAR), RevokeCalendarDecision(1, "Ghi nhầm", NOTICE), CalendarDecisionNotRevocable),
    ((OPEN, NEW_YEAR), RevokeCalendarDecision(3, "Ghi nhầm", NOTICE), CalendarDecisionNotRevocable),
    ((OPEN, NEW_YEAR), RevokeCalendarDecision(2, " ", NOTICE), CalendarDecisionNotRevocable),
    (
        (OPEN, NEW_YEAR, RevokeCalendarDecision(2, "Ghi nhầm", NOTICE)),
        RevokeCalendarDecision(2, "Ghi nhầm", NOTICE),
        CalendarDecisionNotRevocable,
    ),
]


@pytest.mark.parametrize(("given_", "when", "then"), DOES)
def test_it_does(given_, when, then):
    assert decide(when, fold(given_), AT) == (then,)


@pytest.mark.parametrize(("given_", "when", "refusal"), REFUSES)
def test_it_refuses(given_, when, refusal):
    with pytest.raises(refusal) as refused:
        decide(when, fold(given_), AT)
    assert refused.value.code == refusal.code
    assert refused.value.reason.endswith(".")
    assert refused.value.basis == "BLLĐ 2019 Điều 111, Điều 112; BLDS 2015 Điều 148"


def test_a_year_opened_twice_stays_quiet():
    assert decide(OPEN, fold((OPEN,)), AT + timedelta(days=1)) == ()


def test_a_swap_stays_known_after_a_later_holiday_took_its_make_up_day():
    later = DeclareHoliday("Quốc tang", (date(2026, 1, 10),), Article("Thông báo"))
    state = fold((OPEN, NEW_YEAR, SWAP, later))
    assert not state.is_working(date(2026, 1, 10))
    with pytest.raises(CalendarDecisionKnown):
        decide(SWAP, state, AT)


def test_a_make_up_day_may_be_swapped_away_again():
    again = SwapWorkingDay(date(2026, 1, 10), date(2026, 1, 17), Article("CV sau"), ground=Article("CV sau"))
    state = fold((OPEN, NEW_YEAR, SWAP, again))
    off = state.reason(date(2026, 1, 10))
    assert off is not None
    assert off.basis == "CV sau"
    assert state.is_working(date(2026, 1, 17))
    assert not state.is_working(date(2026, 1, 2))


TABLE = [
    (2024, "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9", "4/5"),
    (2025, "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9", "26/4"),
    (2026, "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11", "10/1 22/8"),
    (2027, "1/1 4/2 5/2 8/2 9/2 10/2 16/4 30/4 3/5 2/9 3/9 24/11", ""),
]


def all_days(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]


@pytest.mark.parametrize(("year", "off", "make_up"), TABLE)
def test_the_published_decisions_make_the_table_of_the_law(year, off, make_up):
    calendar = published()
    days = all_days(year)
    found_off = [day for day in days if day.weekday() < 5 and not calendar.is_working(day)]
    found_make_up = [day for day in days if day.weekday() >= 5 and calendar.is_working(day)]
    assert " ".join(f"{day.day}/{day.month}" for day in found_off) == off
    assert " ".join(f"{day.day}/{day.month}" for day in found_make_up) == make_up
    assert all(calendar.is_working(day) == works(day) for day in days)


def test_only_known_differences_from_the_holidays_library():
    theirs = holidays.country_holidays("VN", years=(2024, 2025, 2026, 2027))
    ours = published()
    different = {
        day
        for year in (2024, 2025, 2026, 2027)
        for day in all_days(year)
        if ours.is_working(day) != (day.weekday() < 5 and day not in theirs)
    }
    missed_swap = {date(2026, 1, 2)}
    unknown_saturdays = {date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)}
    assert different == missed_swap | unknown_saturdays


REASONS = [
    (date(2026, 3, 7), "weekend", "Thứ Bảy", "BLLĐ 2019 (45/2019/QH14) Điều 111"),
    (date(2026, 3, 8), "weekend", "Chủ nhật", "BLLĐ 2019 (45/2019/QH14) Điều 111"),
    (date(2026, 2, 17), "holiday", "Tết Nguyên đán Bính Ngọ", "BLLĐ 2019 (45/2019/QH14) Điều 112"),
    (date(2026, 4, 26), "holiday", "Giỗ Tổ Hùng Vương", "BLLĐ 2019 (45/2019/QH14) Điều 112"),
    (date(2026, 4, 27), "holiday", "Nghỉ bù Giỗ Tổ Hùng Vương", "BLLĐ 2019 (45/2019/QH14) Điều 111 khoản 3"),
    (date(2027, 2, 5), "holiday", "Tết Nguyên đán Đinh Mùi", "CV 10065/VPCP-KGVX ngày 02/10/2026 (*)"),
    (date(2027, 5, 3), "holiday", "Nghỉ bù Ngày Quốc tế lao động", "BLLĐ 2019 (45/2019/QH14) Điều 111 khoản 3"),
    (date(2026, 8, 31), "swapped", "hoán đổi, làm bù ngày 22/08/2026", "CV 9859/VPCP-KGVX năm 2025"),
    (date(2024, 4, 29), "swapped", "hoán đổi, làm bù ngày 04/05/2024", "TB 1570/TB-BLĐTBXH ngày 12/4/2024"),
]


@pytest.mark.parametrize(("day", "why", "name", "basis"), REASONS)
def test_a_day_off_says_why_and_by_which_notice(day, why, name, basis):
    off = published().reason(day)
    assert off is not None
    assert (off.why, off.name, off.basis) == (why, name, basis)


def test_a_working_day_and_a_make_up_day_need_no_reason():
    assert published().reason(date(2026, 3, 2)) is None
    assert published().reason(date(2026, 8, 22)) is None
    assert date(2026, 8, 22).weekday() == 5


@pytest.mark.parametrize(
    "look_up",
    [
        lambda calendar: calendar.reason(date(2028, 3, 1)),
        lambda calendar: calendar.is_working(date(2028, 3, 6)),
        lambda calendar: calendar.next_working_day(date(2028, 3, 1)),
        lambda calendar: calendar.last_working_day_before(date(2028, 3, 1)),
        lambda calendar: calendar.working_days(after=date(2028, 3, 1), through=date(2028, 3, 2)),
        lambda calendar: calendar.working_days(after=date(2027, 12, 30), through=date(2028, 1, 2)),
    ],
)
def test_a_year_not_opened_is_named_together_with_what_to_do(look_up):
    with pytest.raises(LawNotLoaded, match=r"2028 is not opened: record OpenCalendarYear\(2028\) \(role publisher"):
        look_up(published())


def test_2026_kept_its_days_and_2027_has_no_swap():
    """The swap of Monday 23/11 for Saturday 28/11/2026 was proposed and not adopted (CV 10065, (*))."""
    calendar = published()
    assert calendar.is_working(date(2026, 11, 23))
    assert not calendar.is_working(date(2026, 11, 28))
    assert calendar.working_days(after=date(2026, 12, 31), through=date(2027, 12, 31)) == 249
    assert not [day for day in calendar.make_ups if day.year == 2027]


def test_no_count_jumps_over_a_year_not_opened():
    calendar = fold((OpenCalendarYear(2024, LAW), OPEN))
    with pytest.raises(LawNotLoaded, match="2025"):
        calendar.working_days(after=date(2024, 12, 30), through=date(2026, 1, 2))
    with pytest.raises(LawNotLoaded, match="2025"):
        calendar.last_working_day_before(date(2026, 1, 1))
    assert calendar.working_days(after=date(2024, 12, 30), through=date(2024, 12, 31)) == 1


def test_days_are_counted_and_found():
    calendar = published()
    assert calendar.working_days(after=date(2026, 3, 5), through=date(2026, 3, 9)) == 2
    assert calendar.working_days(after=date(2026, 3, 9), through=date(2026, 3, 5)) == 0
    assert calendar.next_working_day(date(2026, 2, 14)) == date(2026, 2, 23)
    assert calendar.next_working_day(date(2026, 2, 13)) == date(2026, 2, 13)
    assert calendar.last_working_day_before(date(2026, 2, 23)) == date(2026, 2, 13)


def test_the_version_is_the_number_of_facts():
    assert WorkingCalendar().version == 0
    assert published().version == len(published_decisions()) == len(set(published_decisions()))


def test_published_decisions_are_known_once_they_were_recorded():
    assert all(was_decided(decision, published()) for decision in published_decisions())


_days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
_facts = st.one_of(
    st.builds(CalendarYearOpened, st.integers(2024, 2028), st.just(LAW), st.just(AT)),
    st.builds(HolidayDeclared, st.text(max_size=5), st.lists(_days, max_size=4).map(tuple), st.just(LAW), st.just(AT)),
    st.builds(WorkingDaySwapped, _days, _days, st.just(NOTICE), st.just(AT)),
)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.lists(_facts, max_size=12))
def test_every_fact_folds_and_numbers_agree_with_reasons(facts):
    state = WorkingCalendar()
    for fact in facts:
        state = evolve(state, fact)
    assert state.version == len(facts)
    for year in state.years:
        counted = sum(state.is_working(day) for day in all_days(year)[1:])
        assert counted == state.working_days(after=date(year, 1, 1), through=date(year, 12, 31))


@pytest.mark.parametrize("row", ['open = 2027\nbasis = "x"', 'open = 2027\nurl = "x"', 'basis = "x"\nurl = "x"'])
def test_a_decision_without_notice_address_or_content_does_not_load(tmp_path, row):
    path = tmp_path / "2027.toml"
    path.write_text(f"[[decisions]]\n{row}\n", encoding="utf-8")
    with pytest.raises(Malformed, match=r"2027\.toml"):
        decisions_in(path)
