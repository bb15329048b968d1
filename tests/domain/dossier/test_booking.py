"""On whose account lateness comes: by shares where they are known, else by whoever had it when the date passed."""

from datetime import datetime, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dossier import events as e
from domain.dossier.booking import BookedBy, apportioned, booked, exceeded
from domain.dossier.holder import APPLICANT, Part
from domain.dossier.responsibility import held
from domain.values import HO_CHI_MINH
from tests.counts import examples
from tests.domain.dossier import held_facts as f
from tests.domain.dossier.given_when_then import at

HOUR = timedelta(hours=1)
QUIET = settings(derandomize=True, max_examples=examples(250, full=1000), deadline=None)


def bookings(
    *facts: e.DossierEvent, due: str, until: str, began_anew: str | None = None
) -> list[tuple[str, float, BookedBy]]:
    """Unit or part, hours, rule."""
    segments = held(list(enumerate(facts, 1)), facts[0].occurred_at, at(until))
    start = None if began_anew is None else at(began_anew)
    return [
        (str(one.hold.holder.unit or one.hold.part), one.lateness / HOUR, one.by)
        for one in booked(segments, at(due), start)
    ]


OPENING = (f.submitted("02/03/2026"), f.assigned("02/03/2026 10:00", due="03/03/2026 10:00"))
HANDED_ON = (f.forwarded("05/03/2026 10:00"), f.taken_over("06/03/2026 10:00", due="09/03/2026 10:00"))


def test_in_time_nothing_is_booked() -> None:
    assert bookings(*OPENING, due="05/03/2026 10:00", until="05/03/2026 10:00") == []


def test_who_had_it_longer_than_allotted_answers_for_it() -> None:
    """48 hours too long at P1, in time at P2: the 20 hours that came of it are P1's, though P2 had it at the date."""
    found = bookings(*OPENING, *HANDED_ON, due="07/03/2026 10:00", until="08/03/2026 06:00")
    assert found == [("P1", 20.0, BookedBy.SHARE)]


def test_where_others_made_up_for_some_of_it_each_answers_in_proportion() -> None:
    """48 hours too long at P1, 24 at P2, 12 hours late in the end: 8 and 4."""
    found = bookings(*OPENING, *HANDED_ON, due="09/03/2026 22:00", until="10/03/2026 10:00")
    assert found == [("P1", 8.0, BookedBy.SHARE), ("P2", 4.0, BookedBy.SHARE)]


def test_what_no_share_explains_is_of_whoever_had_it_when_the_date_passed() -> None:
    """48 hours too long at P1, 72 late: the rest is the giver's, in whose hands the date passed."""
    found = bookings(*OPENING, *HANDED_ON, due="05/03/2026 12:00", until="08/03/2026 12:00")
    assert found == [("P1", 48.0, BookedBy.SHARE), ("P1", 24.0, BookedBy.DUE_DATE)]


def test_without_shares_it_is_of_whoever_had_it_when_the_date_passed() -> None:
    facts = (f.submitted("02/03/2026"), f.assigned("02/03/2026 10:00"), f.forwarded("03/03/2026"))
    taken = (f.taken_over("04/03/2026"), f.requested("06/03/2026"))
    assert bookings(*facts, *taken, due="05/03/2026", until="07/03/2026") == [("P2", 48.0, BookedBy.DUE_DATE)]
    assert bookings(*facts, *taken, due="06/03/2026 09:00", until="07/03/2026 09:00") == [
        ("supplementing", 24.0, BookedBy.DUE_DATE)
    ]


def test_who_gets_it_the_instant_the_date_passes_had_it_when_it_was_late() -> None:
    facts = (f.submitted("02/03/2026"), f.assigned("02/03/2026 10:00"), f.taken_over("04/03/2026 10:00"))
    assert bookings(*facts, due="04/03/2026 10:00", until="05/03/2026 10:00") == [("P2", 24.0, BookedBy.DUE_DATE)]


def test_a_date_that_passed_before_it_came_is_of_nobody() -> None:
    found = bookings(f.submitted("02/03/2026"), f.assigned("03/03/2026"), due="01/03/2026", until="04/03/2026")
    assert found == [("unrecorded", 72.0, BookedBy.DUE_BEFORE_START)]
    at_once = bookings(f.submitted("02/03/2026"), f.assigned("03/03/2026"), due="02/03/2026", until="04/03/2026")
    assert at_once == [("receiving", 48.0, BookedBy.DUE_DATE)]


def test_who_exceeded_its_share_answers_for_it_though_the_date_passed_before_it_came() -> None:
    """48 hours too long at P1, 97 late since a day before it came: 49 of them are nobody's."""
    found = bookings(*OPENING, due="01/03/2026 09:00", until="05/03/2026 10:00")
    assert found == [("P1", 48.0, BookedBy.SHARE), ("unrecorded", 49.0, BookedBy.DUE_BEFORE_START)]


def test_time_with_the_applicant_or_excluded_exceeds_no_share() -> None:
    waits = (f.requested("03/03/2026 09:00"), f.supplied("09/03/2026 09:00"))
    segments = held(list(enumerate((*OPENING, *waits), 1)), at("02/03/2026"), at("09/03/2026 11:00"))
    assert [(hold.part, over) for hold, over in exceeded(segments).items()] == [(Part.SETTLING, HOUR)]
    assert APPLICANT not in {hold.holder for hold in exceeded(segments)}


def test_an_agency_that_answers_after_its_last_day_exceeded_its_share() -> None:
    facts = (f.submitted("02/03/2026"), f.assigned("02/03/2026 10:00"), f.asked("03/03/2026", "H99", by="04/03/2026"))
    found = bookings(*facts, f.answered("09/03/2026"), due="08/03/2026", until="09/03/2026 12:00")
    assert found == [("consulted", 28.0, BookedBy.SHARE)]


def test_an_answer_wanted_by_a_day_that_was_over_was_allotted_no_time() -> None:
    facts = (f.submitted("02/03/2026"), f.assigned("02/03/2026 10:00"), f.asked("03/03/2026", "H99", by="01/03/2026"))
    found = bookings(*facts, f.answered("04/03/2026"), due="02/03/2026 12:00", until="05/03/2026 12:00")
    assert found == [("consulted", 24.0, BookedBy.SHARE), ("P1", 48.0, BookedBy.DUE_DATE)]


def test_what_lies_before_a_clock_that_began_anew_exceeds_nothing() -> None:
    again = (f.requested("06/03/2026"), f.supplied("09/03/2026"))
    found = bookings(*OPENING, *again, due="09/03/2026 20:00", until="10/03/2026 10:00", began_anew="09/03/2026")
    assert found == [("P1", 2.0, BookedBy.SHARE), ("P1", 12.0, BookedBy.DUE_DATE)]


ZERO = datetime(2026, 3, 2, tzinfo=HO_CHI_MINH)
moments = st.timedeltas(timedelta(), timedelta(days=12)).map(lambda after: ZERO + after)


@st.composite
def histories(draw: st.DrawFn) -> list[e.DossierEvent]:
    facts: list[e.DossierEvent] = [f.submitted(ZERO)]
    for number, when in enumerate(sorted(draw(st.lists(moments, max_size=8)))):
        share = draw(st.one_of(st.none(), st.timedeltas(timedelta(), timedelta(days=2))))
        due = None if share is None else when + share
        facts.append(
            draw(
                st.sampled_from(
                    (
                        f.assigned(when, f"P{number}", due=due),
                        f.taken_over(when, f"P{number}", due=due),
                        f.forwarded(when, agency="H99"),
                        f.requested(when),
                        f.supplied(when),
                        f.excluded(when, when.date()),
                        f.included(when, when.date()),
                        f.asked(when, by="06/03/2026"),
                        f.answered(when),
                    )
                )
            )
        )
    return facts


@QUIET
@given(histories(), moments, moments, st.one_of(st.none(), moments))
def test_booked_lateness_adds_up_to_the_lateness(
    facts: list[e.DossierEvent], due: datetime, until: datetime, began_anew: datetime | None
) -> None:
    segments = held(list(enumerate(facts, 1)), ZERO, until)
    found = booked(segments, due, began_anew)
    over = exceeded(segments, began_anew)

    assert sum((one.lateness for one in found), timedelta()) == max(timedelta(), until - due)
    assert all(one.lateness > timedelta() for one in found)
    assert all(one.hold in {segment.hold for segment in segments} for one in found)
    assert all(one.lateness <= over[one.hold] for one in found if one.by is BookedBy.SHARE)
    assert sum(one.by is BookedBy.DUE_DATE for one in found) <= 1


@QUIET
@given(st.timedeltas(timedelta(), timedelta(days=400)), st.lists(st.timedeltas(timedelta(0, 0, 1), timedelta(days=90))))
def test_a_whole_is_apportioned_to_the_last_microsecond(whole: timedelta, claims: list[timedelta]) -> None:
    parts, claimed = apportioned(whole, claims), sum(claims, timedelta())

    assert sum(parts, timedelta()) == min(whole, claimed)
    for part, claim in zip(parts, claims, strict=True):
        fair = (
            Fraction(claim / timedelta.resolution)
            if claimed <= whole
            else Fraction(
                (claim // timedelta.resolution) * (whole // timedelta.resolution), claimed // timedelta.resolution
            )
        )
        assert abs(part // timedelta.resolution - fair) < 1
