"""The same acts on both sides of each change of law: each under its own, and replayed after both as recorded."""

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from domain.dossier.counterfactual import conclude, reassess
from tests.domain.dossier import given_when_then as g

CHANGES = [
    "17/11/2025",
    "01/01/2026",
    "01/07/2026",
    "05/08/2026",
    "15/08/2026",
    "01/09/2026",
    "01/01/2027",
    "01/03/2027",
]
AFTER_ALL = g.at("01/06/2027")
PUBLISHED = g.published_with(g.limits((None, "5 ngày làm việc")))
LAW = g.law_of(PUBLISHED, g.amended_with("3 ngày làm việc", "01/09/2026"))


def acts(first: str, shift: int) -> g.Given:
    """Handed in so many days from a change, accepted the next morning, sent back for papers, concluded nowhere."""
    came = g.at(f"{first} 14:00") + timedelta(days=shift)
    return (
        replace(g.SUBMIT, occurred_at=came),
        replace(g.ACCEPT, occurred_at=came + timedelta(hours=19)),
        replace(g.ASSIGN, occurred_at=came + timedelta(hours=20)),
        replace(g.REQUEST, occurred_at=came + timedelta(days=2)),
        replace(g.SUPPLY, occurred_at=came + timedelta(days=4)),
    )


@pytest.mark.parametrize("shift", [-1, 0, 1])
@pytest.mark.parametrize("change", CHANGES)
def test_what_was_done_is_replayed_under_its_own_law(change: str, shift: int) -> None:
    facts = g.history(acts(change, shift), LAW)
    again = g.history(acts(change, shift), LAW)

    assert msgspec.json.encode(facts) == msgspec.json.encode(again)
    assert reassess(g.D, facts, lambda _: LAW, AFTER_ALL) == conclude(facts, AFTER_ALL)
    decoded = [msgspec.json.decode(msgspec.json.encode(fact), type=type(fact)) for fact in facts]
    assert conclude(decoded, AFTER_ALL) == conclude(facts, AFTER_ALL)


STARTS = [(-1, "04/08/2026 14:00"), (0, "06/08/2026 09:00"), (1, "07/08/2026 09:00")]


@pytest.mark.parametrize(("shift", "starts"), STARTS)
def test_the_clock_of_05_08_2026(shift: int, starts: str) -> None:
    promise = g.state_after(acts("05/08/2026", shift)[:2], LAW).promise
    assert promise is not None
    assert promise.counted_from == g.at(starts)


def test_facts_of_before_know_nothing_of_the_slip() -> None:
    """Their bytes are those of an installation that never heard of NĐ 309/2026."""
    before = msgspec.json.encode(g.history(acts("05/08/2026", -1), LAW)).decode()
    assert "intake.clock_start" not in before
    assert "intake.clock_start" in msgspec.json.encode(g.history(acts("05/08/2026", 0), LAW)).decode()


def test_limits_and_last_days_of_both_sides_stand_side_by_side_after_both() -> None:
    by_law = {shift: g.state_after(acts("01/09/2026", shift), LAW) for shift in (-1, 0)}
    assert {shift: str(state.promise.limit) for shift, state in by_law.items() if state.promise} == {
        -1: "5 ngày làm việc",
        0: "3 ngày làm việc",
    }
