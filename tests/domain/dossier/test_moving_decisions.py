"""Which decisions a moved date names, against an oracle that tries every set of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar.events import (
    CalendarDecisionRevoked,
    CalendarEvent,
    CalendarYearOpened,
    HolidayDeclared,
    WorkingDaySwapped,
)
from domain.calendar.state import WorkingCalendar, evolve
from domain.dossier.law import Law
from domain.dossier.moving_decisions import decisions_that_moved
from domain.dossier.promise_calculation import moved, promise
from domain.dossier.state import DossierState, PromisedDate
from domain.law.deadlines import DEFAULT_OFFICE_HOURS, TimeLimit, due
from domain.values import Article

AT = datetime(2026, 6, 1, tzinfo=UTC)
START = datetime(2026, 6, 1, 2, tzinfo=UTC)
OPEN = CalendarYearOpened(2026, Article("mở"), AT)


def calendar_of(facts: list[CalendarEvent]) -> WorkingCalendar:
    state = WorkingCalendar()
    for fact in facts:
        state = evolve(state, fact)
    return state


def law_on(facts: list[CalendarEvent]) -> Law:
    return Law(parameters={}, calendar=calendar_of(facts), hours=DEFAULT_OFFICE_HOURS)


def promised(limit: str, facts: list[CalendarEvent]) -> DossierState:
    made = promise(law_on(facts), limit=TimeLimit.parse(limit), counted_from=START, law_as_of=date(2026, 6, 1))
    return DossierState(deadline=PromisedDate(made, made.due_at, made.due_at, made.due_on, made.due_at))


def off(day: int, basis: str) -> HolidayDeclared:
    return HolidayDeclared("Nghỉ", (date(2026, 6, day),), Article(basis), AT)


def named(limit: str, before: list[CalendarEvent], since: list[CalendarEvent]) -> str:
    return decisions_that_moved(promised(limit, before), law_on([*before, *since]))


def test_a_notice_about_other_days_is_not_named() -> None:
    since: list[CalendarEvent] = [off(30, "cuối tháng"), off(3, "trong hạn"), off(29, "sau hạn")]
    assert named("5 working days", [OPEN], since) == "trong hạn"


def test_a_day_in_the_middle_moves_no_limit_of_days() -> None:
    since: list[CalendarEvent] = [off(3, "giữa hạn"), off(8, "ngày cuối")]
    assert named("7 days", [OPEN], since) == "ngày cuối"


def test_a_revocation_is_named_with_its_reason() -> None:
    revoked = CalendarDecisionRevoked(2, "Ghi nhầm tỉnh", Article("CV 9"), AT)
    assert named("5 working days", [OPEN, off(3, "bão")], [revoked]) == "CV 9: Ghi nhầm tỉnh"


_days = st.dates(date(2026, 5, 30), date(2026, 6, 20))
_decision = st.one_of(
    st.builds(lambda day: HolidayDeclared("Nghỉ", (day,), Article("x"), AT), _days),
    st.builds(lambda a, b: WorkingDaySwapped(a, b, Article("x"), AT), _days, _days),
)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(
    st.lists(_decision, min_size=1, max_size=5),
    st.sampled_from(["3 working days", "5 working days", "7 days", "10 days", "12 working hours"]),
)
def test_the_fewest_decisions_that_explain_the_date_are_named(decisions: list[CalendarEvent], limit: str) -> None:
    since = [replace(decision, basis=Article(f"văn bản {number}")) for number, decision in enumerate(decisions)]
    state, law = promised(limit, [OPEN]), law_on([OPEN, *since])
    new = moved(law, state)
    assert new is not None
    if new.due_at == state.due_at:
        return

    def ends(some: list[CalendarEvent]) -> datetime:
        return due(START, TimeLimit.parse(limit), DEFAULT_OFFICE_HOURS, calendar_of([OPEN, *some])).at

    def explains(some: tuple[CalendarEvent, ...]) -> bool:
        rest = [x for x in since if x not in some]
        return ends(rest) == state.due_at and ends(list(some)) == new.due_at

    by_size = (combinations(since, size) for size in range(1, len(since) + 1))
    fewest = next(found for choices in by_size if (found := [one for one in choices if explains(one)]))
    said = decisions_that_moved(state, law)
    assert said in {"; ".join(str(x.basis) for x in one) for one in fewest}


def test_of_many_decisions_those_that_moved_nothing_are_left_out() -> None:
    first = date(2026, 6, 2)
    since: list[CalendarEvent] = [
        HolidayDeclared("Nghỉ", (first + timedelta(days=n),), Article(f"văn bản {n}"), AT) for n in range(12)
    ]
    assert named("7 days", [OPEN], since) == "; ".join(f"văn bản {n}" for n in (6, 7, 8, 9, 10))
