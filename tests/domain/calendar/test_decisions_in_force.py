"""Decisions for some agencies, before the notice, on past days, and revoked ones (hiệu lực của quyết định)."""

from datetime import date

from domain.calendar.commands import DeclareHoliday, OpenCalendarYear, RevokeCalendarDecision
from domain.calendar.decider import decide, was_decided
from domain.calendar.events import CalendarDecisionRevoked, HolidayDeclared
from domain.values import Article
from tests.domain.calendar.published_calendar import fold
from tests.domain.calendar.test_calendar import AT, LAW, NEW_YEAR, NOTICE, OPEN, all_days, storm


def test_a_past_day_is_declared_on_a_named_ground():
    ground = Article("QĐ 12/QĐ-UBND")
    opened = fold((OpenCalendarYear(2025, LAW),))
    (storm,) = decide(DeclareHoliday("Bão", (date(2025, 12, 24),), NOTICE, ground=ground), opened, AT)
    assert isinstance(storm, HolidayDeclared)
    assert storm.ground == ground


def test_a_storm_day_of_one_province_is_worked_elsewhere():
    state = fold((OPEN, storm("H14")))
    assert state.is_working(date(2026, 3, 5))
    assert not state.counting((2,)).is_working(date(2026, 3, 5))
    assert [version for version, _ in state.local_decisions] == [2]


def test_a_revoked_decision_counts_no_more_and_may_be_made_again():
    revoke = RevokeCalendarDecision(2, "Ghi nhầm", NOTICE)
    assert decide(revoke, fold((OPEN, NEW_YEAR)), AT) == (CalendarDecisionRevoked(2, "Ghi nhầm", NOTICE, AT),)
    state = fold((OPEN, NEW_YEAR, revoke))
    assert state.is_working(date(2026, 1, 1))
    assert state.version == 3
    assert was_decided(NEW_YEAR, state)
    assert not fold((NEW_YEAR,), state).is_working(date(2026, 1, 1))


def test_a_year_opened_before_its_notice_has_the_days_the_law_fixes_and_their_compensation():
    state = fold((OpenCalendarYear(2028, LAW, awaits_notice=True),))
    off = [day for day in all_days(2028) if day.weekday() < 5 and not state.is_working(day)]
    assert " ".join(f"{day.day}/{day.month}" for day in off) == "3/1 1/5 2/5 4/9 24/11"
    assert state.days_off.keys() >= {date(2028, 1, 1), date(2028, 4, 30), date(2028, 9, 2)}
    assert state.awaited_between(date(2027, 12, 1), date(2028, 1, 2)) == (2028,)
    assert state.awaited_between(date(2027, 12, 1), date(2027, 12, 31)) == ()


def test_the_notice_opens_the_year_officially_and_may_name_a_fixed_day_again():
    notice = OpenCalendarYear(2028, NOTICE)
    state = fold((OpenCalendarYear(2028, LAW, awaits_notice=True), notice))
    assert state.awaited == frozenset()
    both = DeclareHoliday("Quốc khánh", (date(2028, 9, 1), date(2028, 9, 2)), NOTICE)
    assert not fold((both,), state).is_working(date(2028, 9, 1))
