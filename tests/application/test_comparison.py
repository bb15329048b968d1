"""Two readings of one dossier: the facts that differ, what they change, and nothing where nothing differs."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.history.as_of import AsOf, InstantInFuture, refuse_future
from application.history.aspects import ASPECTS
from application.history.comparison import Difference, compare
from application.history.dossier_as_of import DossierAsOf, dossier_as_of
from application.history.replay import replayed
from application.ports import Fact, Metadata
from domain.dossier import events as e
from domain.dossier.timeliness import Verdict
from domain.values import ActorId
from infrastructure.main import build_in_memory
from infrastructure.system_clock import SystemClock
from tests.counts import examples
from tests.infrastructure.read_models import histories as h

NOBODY = Metadata(actor=ActorId("cb-1"), role="case", key="k")
FACTS = (
    h.submitted(),
    h.accepted(),
    h.assigned(),
    h.supplement_requested(),
    h.supplement_supplied(),
    h.extended(),
    h.concluded(),
)
OWN_SOURCE = asyncio.run(build_in_memory(SystemClock()))


def recorded(events: Sequence[Any]) -> list[Fact]:
    """Facts recorded an hour after they are said to have happened, or an hour after the one before."""
    facts: list[Fact] = []
    for version, event in enumerate(map(on_todays_calendar, events), start=1):
        at = max([event.occurred_at, *(fact.recorded_at for fact in facts[-1:])]) + timedelta(hours=1)
        facts.append(Fact(version * 10, "dossier/a", version, event.TOPIC, event, at, None, NOBODY, b""))
    return facts


def on_todays_calendar(event: Any) -> Any:
    """The event, its date counted on all of the published calendar."""
    promise = getattr(event, "promise", None)
    return event if promise is None else replace(event, promise=replace(promise, calendar=10_000))


def reading(events: Sequence[Any], known: datetime | None = None, happened: datetime | None = None) -> DossierAsOf:
    """The reading of these facts at two instants."""
    as_of = AsOf(known_at=known, happened_at=happened)
    return asyncio.run(dossier_as_of(OWN_SOURCE, replayed("dossier/a", recorded(events), as_of), as_of))


def corrected(version: int, says: datetime, at: int) -> Any:
    """A correction of when a fact happened."""
    return e.FactCorrected(
        **h.said(at),
        corrects_position=version * 10,
        corrects_version=version,
        field="occurred_at",
        says=says.isoformat(),
        reason="Ghi nhầm",
    )


def changes(found: Difference) -> dict[str, tuple[Any, Any, tuple[int, ...]]]:
    """What changed, and why."""
    return {one.aspect.name: (one.before, one.after, one.why) for one in found.changes}


def test_an_extension_known_later_moves_the_date_and_is_named() -> None:
    found = compare(reading(FACTS, known=h.day(5)), reading(FACTS, known=h.day(7)))
    assert [fact.position for fact in found.only_after] == [60]
    assert (found.only_before, found.redated) == ((), ())
    moved = changes(found)
    assert moved["dueAt"] == (h.day(11), h.day(14), (60,))
    assert moved["extensions"] == (0, 1, (60,))
    assert "promisedAt" not in moved


def test_what_only_time_moved_is_because_of_no_fact() -> None:
    facts = FACTS[:3]
    found = compare(reading(facts, known=h.day(2)), reading(facts, known=h.day(4)))
    assert found.only_after == ()
    assert {name: why for name, (_, _, why) in changes(found).items()} == {"used": (), "remaining": ()}
    late = changes(compare(reading(facts, known=h.day(4)), reading(facts, known=h.day(20))))
    assert late["isLate"] == (False, True, ())


def test_a_conclusion_changes_the_judgement() -> None:
    moved = changes(compare(reading(FACTS, happened=h.day(6)), reading(FACTS)))
    assert moved["endedAt"] == (None, h.day(8), (70,))
    assert moved["granted"] == (None, True, (70,))
    assert moved["verdict"][2] == (70,)
    assert moved["clockState"][2] == (70,)


def test_of_a_dossier_that_is_not_there_yet_nothing_is_concluded() -> None:
    before, after = reading(FACTS, happened=h.day(-9)), reading(FACTS, happened=h.day(2))
    found = compare(before, after)
    assert (found.verdicts[0], found.verdicts[1] and found.verdicts[1].verdict) == (None, Verdict.OPEN)
    moved = changes(found)
    assert moved["verdict"] == (None, Verdict.OPEN, (10, 20, 40))
    assert (moved["clockState"][0], moved["clockState"][2]) == (None, (10, 20, 30, 40))
    assert moved["extensions"] == (None, 0, (10,))
    assert compare(before, before).verdicts == (None, None)
    assert compare(before, before).changes == ()


def test_a_correction_counts_wherever_it_is_known_even_before_it_was_made() -> None:
    """On day 9 the conclusion of day 8 is said to have been on day 3."""
    facts = [*FACTS, corrected(7, h.day(3), at=9)]
    before, after = (
        reading(facts, known=h.day(8) + timedelta(hours=2), happened=h.day(4)),
        reading(facts, happened=h.day(4)),
    )
    assert (before.state.ended_at, after.state.ended_at) == (None, h.day(3))
    found = compare(before, after)
    assert [fact.position for fact in found.only_after] == [70]
    assert changes(found)["endedAt"] == (None, h.day(3), (70, 80))
    assert compare(after, reading(facts[:-1], happened=h.day(4))).only_before == found.only_after


def test_a_corrected_fact_that_counts_in_both_is_redated() -> None:
    facts = [*FACTS, corrected(7, h.day(6), at=9)]
    found = compare(
        reading(facts, happened=h.day(8), known=h.day(8) + timedelta(hours=2)), reading(facts, happened=h.day(8))
    )
    assert [(old.event.occurred_at, new.event.occurred_at) for old, new in found.redated] == [(h.day(8), h.day(6))]
    assert (found.only_before, found.only_after) == ((), ())
    assert changes(found)["endedAt"] == (h.day(8), h.day(6), (70, 80))


def test_the_last_correction_that_is_known_holds_and_without_happened_at_none_does() -> None:
    facts = [*FACTS, corrected(7, h.day(3), at=9), corrected(7, h.day(5), at=10)]
    assert reading(facts, happened=h.day(12)).state.ended_at == h.day(5)
    assert reading(facts, happened=h.day(12), known=h.day(9) + timedelta(hours=2)).state.ended_at == h.day(3)
    assert reading(facts).state.ended_at == h.day(8)


def test_an_adopted_dossier_had_not_ended_before_its_end() -> None:
    facts = [h.adopted(), h.activity()]
    assert reading(facts, happened=h.day(4)).state.ended_at is None
    assert reading(facts, happened=h.day(5)).state.ended_at == h.day(5)
    moved = changes(compare(reading(facts, happened=h.day(4)), reading(facts, happened=h.day(6))))
    assert moved["endedAt"][:2] == (None, h.day(5))


@pytest.mark.parametrize("field", ["known_at", "happened_at"])
def test_the_future_is_refused_and_the_present_is_not(field: str) -> None:
    now = datetime.now(UTC)
    asyncio.run(refuse_future(OWN_SOURCE, AsOf(**{field: now})))
    with pytest.raises(InstantInFuture, match=f"^asOf.{'knownAt' if field == 'known_at' else 'happenedAt'} "):
        asyncio.run(refuse_future(OWN_SOURCE, AsOf(**{field: now + timedelta(minutes=1)})))


days = st.one_of(st.none(), st.integers(-1, 16).map(h.day))
lives = st.lists(st.sampled_from(h.ANY), max_size=8).map(lambda made: [h.submitted(), *(one() for one in made)])


@settings(max_examples=examples(60, full=300), deadline=None)
@given(lives, st.lists(st.tuples(st.integers(1, 9), st.integers(0, 12)), max_size=2), days, days, days, days)
def test_a_difference_is_empty_mirrored_and_names_what_differs(
    events: list[Any],
    corrections: list[tuple[int, int]],
    known: datetime | None,
    happened: datetime | None,
    known_then: datetime | None,
    happened_then: datetime | None,
) -> None:
    facts = [*events, *(corrected(version, h.day(day), at=12) for version, day in corrections)]
    a, b = reading(facts, known, happened), reading(facts, known_then, happened_then)

    there, back = compare(a, b), compare(b, a)

    assert compare(a, a) == Difference((), (), (), ())
    assert (back.only_before, back.only_after) == (there.only_after, there.only_before)
    assert back.redated == tuple((new, old) for old, new in there.redated)
    assert changes(back) == {name: (now, was, why) for name, (was, now, why) in changes(there).items()}
    in_a, in_b = ({fact.position for fact in one.replayed.facts} for one in (a, b))
    named = {fact.position for fact in (*there.only_before, *there.only_after)}
    assert named == in_a ^ in_b
    allowed = named | {fact.position for fact, _ in there.redated}
    allowed |= {one for reading_ in (a, b) for one in reading_.replayed.corrected_by.values()}
    assert all(set(one.why) <= allowed for one in there.changes)


def test_aspects_have_one_name_each() -> None:
    assert len({aspect.name for aspect in ASPECTS}) == len(ASPECTS)
