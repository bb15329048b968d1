"""Who held the clock: every kind of holder, and that nothing is lost between them."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dossier import events as e
from domain.dossier.holder import APPLICANT, EXCLUSION, NOBODY, Part, Segment, authority
from domain.dossier.responsibility import held
from domain.values import HO_CHI_MINH, AgencyId, OfficerId, UnitId
from tests.counts import examples
from tests.domain.dossier import held_facts as f
from tests.domain.dossier.given_when_then import at

H15, H99, P1, P2 = AgencyId("H15"), AgencyId("H99"), UnitId("P1"), UnitId("P2")
END = "12/03/2026 17:00"
OPENING = (f.submitted("02/03/2026"), f.accepted("02/03/2026 09:00", "Một cửa"), f.assigned("02/03/2026 10:00"))

Row = tuple[Any, Part, str, int]


def rows(*facts: e.DossierEvent, until: str = END) -> list[Row]:
    """Who held it, in which part, from when, by which fact."""
    numbered = list(enumerate(facts, 1))
    found = held(numbered, facts[0].occurred_at, at(until))
    return [
        (one.hold.holder, one.hold.part, f"{one.since.astimezone(HO_CHI_MINH):%d %H:%M}", one.version) for one in found
    ]


def test_the_desk_has_it_until_it_is_assigned_then_unit_or_officer() -> None:
    assert rows(*OPENING, f.assigned("02/03/2026 11:00", officer="cb-1")) == [
        (authority(H15), Part.RECEIVING, "02 08:00", 1),
        (authority(H15, UnitId("Một cửa")), Part.RECEIVING, "02 09:00", 2),
        (authority(H15, P1), Part.SETTLING, "02 10:00", 3),
        (authority(H15, P1, OfficerId("cb-1")), Part.SETTLING, "02 11:00", 4),
    ]


def test_the_giver_has_it_until_the_receiver_of_another_agency_takes_over() -> None:
    segments = rows(*OPENING, f.forwarded("03/03/2026", agency="H99"), f.taken_over("05/03/2026"))
    assert segments[3:] == [
        (authority(H15, P1), Part.HANDING_OVER, "03 08:00", 4),
        (authority(H99, P2, OfficerId("cb-2")), Part.SETTLING, "05 08:00", 5),
    ]


def test_what_is_never_taken_over_stays_with_the_giver() -> None:
    assert rows(*OPENING, f.forwarded("03/03/2026", agency="H99"))[-1][:2] == (authority(H15, P1), Part.HANDING_OVER)


def test_the_applicant_has_it_while_supplementing_and_while_paying() -> None:
    facts = (f.requested("03/03/2026"), f.supplied("05/03/2026"), f.demanded("06/03/2026"), f.paid("09/03/2026"))
    assert rows(*OPENING, *facts)[3:] == [
        (APPLICANT, Part.SUPPLEMENTING, "03 08:00", 4),
        (authority(H15, P1), Part.SETTLING, "05 08:00", 5),
        (APPLICANT, Part.PAYING, "06 08:00", 6),
        (authority(H15, P1), Part.SETTLING, "09 08:00", 7),
    ]


def test_excluded_time_is_whole_legal_days_whatever_happens_in_them() -> None:
    facts = (
        f.excluded("03/03/2026", "04/03/2026"),
        f.forwarded("05/03/2026"),
        f.taken_over("05/03/2026 09:00"),
        f.included("06/03/2026 10:00", "06/03/2026"),
    )
    assert rows(*OPENING, *facts)[2:] == [
        (authority(H15, P1), Part.SETTLING, "02 10:00", 3),
        (EXCLUSION, Part.EXCLUDED, "04 00:00", 4),
        (authority(H15, P2, OfficerId("cb-2")), Part.SETTLING, "07 00:00", 7),
    ]


def test_excluded_time_that_never_ended_lasts_to_the_end() -> None:
    assert rows(*OPENING, f.excluded("03/03/2026", "04/03/2026"))[-1] == (EXCLUSION, Part.EXCLUDED, "04 00:00", 4)


def test_an_agency_that_is_asked_has_it_until_it_answers() -> None:
    facts = (
        f.asked("03/03/2026", "H99", "o-1"),
        f.asked("03/03/2026 09:00", "H98", "o-2"),
        f.answered("04/03/2026", "o-1"),
        f.answered("05/03/2026", "o-2"),
    )
    assert rows(*OPENING, *facts)[3:] == [
        (authority(H99), Part.CONSULTED, "03 08:00", 4),
        (authority(AgencyId("H98")), Part.CONSULTED, "04 08:00", 6),
        (authority(H15, P1), Part.SETTLING, "05 08:00", 7),
    ]


def test_a_body_named_in_words_or_the_own_agency_leaves_it_with_whoever_asked() -> None:
    assert len(rows(*OPENING, f.asked("03/03/2026", None), f.asked("03/03/2026", "H15", "o-2"))) == 3


def test_a_draft_made_without_the_answer_ends_the_waiting_for_it() -> None:
    segments = rows(*OPENING, f.asked("03/03/2026"), f.drafted("06/03/2026"))
    assert segments[-1] == (authority(H15, P1), Part.SETTLING, "06 08:00", 5)


def test_of_another_system_each_activity_has_it_until_the_next_and_nobody_before_the_first() -> None:
    facts = (
        f.adopted("02/03/2026"),
        f.activity("03/03/2026", "T02", "Group 1", "R1"),
        f.activity("04/03/2026", "T04", "Group 2"),
        f.activity("05/03/2026", "T05"),
    )
    assert rows(*facts) == [
        (NOBODY, Part.UNRECORDED, "02 08:00", 1),
        (authority(None, UnitId("Group 1"), OfficerId("R1")), Part.SETTLING, "03 08:00", 2),
        (authority(None, UnitId("Group 2")), Part.SETTLING, "04 08:00", 3),
        (NOBODY, Part.UNRECORDED, "05 08:00", 4),
    ]


def test_what_ended_before_it_began_is_one_segment_of_no_length() -> None:
    (only,) = held([(1, f.adopted("02/03/2026"))], at("02/03/2026"), at("01/03/2026"))
    assert (only.since, only.length) == (at("02/03/2026"), timedelta())


# A naive oracle: hour by hour, who holds it is found out anew from all facts up to that hour.
ZERO = datetime(2026, 3, 2, tzinfo=HO_CHI_MINH)
Maker = Callable[[datetime], e.DossierEvent]
MAKERS: tuple[Maker, ...] = (
    lambda when: f.assigned(when, "P1", "cb-1"),
    lambda when: f.assigned(when, "P3"),
    lambda when: f.forwarded(when, "P2", "H99"),
    lambda when: f.forwarded(when, "P4"),
    f.taken_over,
    f.requested,
    f.supplied,
    f.demanded,
    f.paid,
    lambda when: f.asked(when, "H98", "o-1"),
    lambda when: f.asked(when, "H97", "o-2"),
    lambda when: f.answered(when, "o-1"),
    lambda when: f.answered(when, "o-2"),
    f.drafted,
    lambda when: f.excluded(when, when.date() + timedelta(days=1)),
    lambda when: f.included(when, when.date()),
)
hours = st.integers(-20, 200).map(lambda hour: ZERO + timedelta(hours=hour))
histories = st.lists(st.tuples(st.sampled_from(MAKERS), hours), max_size=14).map(
    lambda drawn: [f.submitted(ZERO), *(make(when) for make, when in drawn)]
)
QUIET = settings(derandomize=True, max_examples=examples(250, full=1000), deadline=None)


def naive(facts: list[e.DossierEvent], hour: datetime, until: datetime) -> str:
    for began, ended in naive_exclusions(facts):
        if began <= hour and (ended is None or hour < ended):
            return "excluded"
    happened: list[e.DossierEvent] = []
    clock = ZERO
    for fact in facts:
        clock = min(max(clock, fact.occurred_at), until)
        if clock <= hour:
            happened.append(fact)
    waits = [
        x
        for x in happened
        if isinstance(x, e.SupplementRequested | e.SupplementSupplied | e.PaymentDemanded | e.PaymentRecorded)
    ]
    if waits and isinstance(waits[-1], e.SupplementRequested | e.PaymentDemanded):
        return "applicant"
    drafts = [n for n, x in enumerate(happened) if isinstance(x, e.ResultDrafted)]
    agency = naive_agency(happened)
    open_since: dict[str, str] = {}
    for n, x in enumerate(happened):
        if (
            isinstance(x, e.OpinionAsked)
            and n > (drafts[-1] if drafts else -1)
            and x.of_agency != naive_agency(happened[:n])
        ):
            open_since.setdefault(x.opinion, str(x.of_agency))
        elif isinstance(x, e.OpinionGiven):
            open_since.pop(x.opinion, None)
    if open_since:
        return next(iter(open_since.values()))
    given = [x for x in happened if isinstance(x, e.DossierAssigned | e.DossierTakenOver)]
    return f"{agency}/{given[-1].unit if given else None}"


def naive_agency(happened: list[e.DossierEvent]) -> str:
    agency, to = "H15", None
    for x in happened:
        if isinstance(x, e.DossierForwarded):
            to = x.to_agency
        elif isinstance(x, e.DossierTakenOver):
            agency, to = to or agency, None
    return agency


def naive_exclusions(facts: list[e.DossierEvent]) -> list[tuple[datetime, datetime | None]]:
    found: list[tuple[datetime, datetime | None]] = []
    began = None
    for x in facts:
        if isinstance(x, e.ExclusionStarted):
            began = datetime(x.since.year, x.since.month, x.since.day, tzinfo=HO_CHI_MINH)
        elif isinstance(x, e.ExclusionEnded) and began is not None:
            day = x.until + timedelta(days=1)
            found.append((began, datetime(day.year, day.month, day.day, tzinfo=HO_CHI_MINH)))
            began = None
    return found if began is None else [*found, (began, None)]


def short(segment: Segment) -> str:
    holder = segment.hold.holder
    if holder == EXCLUSION:
        return "excluded"
    if holder == APPLICANT:
        return "applicant"
    return str(holder.agency) if segment.hold.part is Part.CONSULTED else f"{holder.agency}/{holder.unit}"


@QUIET
@given(histories, st.integers(-3, 190))
def test_hour_by_hour_the_same_one_holds_it_and_nothing_is_lost(facts: list[e.DossierEvent], length: int) -> None:
    until = max(ZERO, ZERO + timedelta(hours=length))
    found = held(list(enumerate(facts, 1)), ZERO, ZERO + timedelta(hours=length))

    assert (found[0].since, found[-1].until) == (ZERO, until)
    assert all(one.until == other.since for one, other in pairwise(found))
    assert all(one.hold != other.hold for one, other in pairwise(found))
    assert all(one.length > timedelta() for one in found) or (len(found) == 1 and until == ZERO)
    assert sum((one.length for one in found), timedelta()) == until - ZERO
    by_hour = Counter(naive(facts, ZERO + timedelta(hours=hour), until) for hour in range(max(0, length)))
    mine: Counter[str] = Counter()
    for one in found:
        mine[short(one)] += one.length // timedelta(hours=1)
    assert +mine == by_hour


@QUIET
@given(histories, st.timedeltas(timedelta(), timedelta(days=9)))
def test_a_segment_begins_with_a_fact_of_the_dossier(facts: list[e.DossierEvent], length: timedelta) -> None:
    for one in held(list(enumerate(facts, 1)), ZERO, ZERO + length):
        assert 1 <= one.version <= len(facts)
        assert 1 <= one.hold.turn <= len(facts)
        assert one.since.astimezone(UTC) >= ZERO
