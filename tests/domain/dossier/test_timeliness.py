"""The one rule of lateness on its edges, for what was promised here and for what another system dated."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.dossier.timeliness import ComparedBy, Term, Verdict, end_of, judged, term, term_of_days, verdict
from tests.domain.dossier import given_when_then as g

LAST = end_of(g.on("09/03/2026"))
OURS = term_of_days(LAST)
THEIRS = Term(g.at("09/03/2026 09:00"), g.at("09/03/2026 09:00"))
LEAST = timedelta(microseconds=1)
NOW = g.at("20/03/2026")


@pytest.mark.parametrize(
    ("known", "ended_at", "paused_since", "found"),
    [
        (OURS, OURS.early_before - LEAST, None, Verdict.EARLY),
        (OURS, OURS.early_before, None, Verdict.ON_TIME),
        (OURS, LAST, None, Verdict.ON_TIME),
        (OURS, LAST + LEAST, None, Verdict.LATE),
        (OURS, NOW, LAST, Verdict.ON_TIME),
        (OURS, NOW, OURS.early_before - LEAST, Verdict.EARLY),
        (OURS, NOW, LAST + LEAST, Verdict.LATE),
        (OURS, None, None, Verdict.OPEN_LATE),
        (OURS, None, LAST, Verdict.OPEN),
        (OURS, None, LAST + LEAST, Verdict.OPEN),
        (THEIRS, THEIRS.late_after - LEAST, None, Verdict.EARLY),
        (THEIRS, THEIRS.late_after, None, Verdict.ON_TIME),
        (THEIRS, THEIRS.late_after + LEAST, None, Verdict.LATE),
        (None, NOW, None, Verdict.NO_DEADLINE),
        (None, None, None, Verdict.OPEN),
    ],
)
def test_how_a_dossier_is_judged(
    known: Term | None, ended_at: datetime | None, paused_since: datetime | None, found: Verdict
) -> None:
    assert judged(known, ended_at=ended_at, paused_since=paused_since, at=NOW) is found


def test_nothing_is_late_before_its_term_is_over() -> None:
    assert judged(OURS, ended_at=None, paused_since=None, at=LAST) is Verdict.OPEN
    assert judged(OURS, ended_at=None, paused_since=None, at=LAST + LEAST) is Verdict.OPEN_LATE


def test_another_systems_dossier_is_judged_by_the_day_of_its_own_clock_or_by_the_instant() -> None:
    due = datetime.fromisoformat("2026-03-09T17:00:00+01:00")
    last = datetime.fromisoformat("2026-03-09T23:59:59.999999+01:00")
    for end, by_day, by_instant in (
        (due - timedelta(hours=18), Verdict.EARLY, Verdict.EARLY),
        (due - timedelta(hours=17), Verdict.ON_TIME, Verdict.EARLY),
        (due, Verdict.ON_TIME, Verdict.ON_TIME),
        (due + LEAST, Verdict.ON_TIME, Verdict.LATE),
        (last, Verdict.ON_TIME, Verdict.LATE),
        (last + LEAST, Verdict.LATE, Verdict.LATE),
    ):
        state = g.state_after((replace(g.ADOPT, deadline_at=due, ended_at=end),))
        assert (verdict(state, NOW), verdict(state, NOW, ComparedBy.INSTANT)) == (by_day, by_instant)
        assert term(state, ComparedBy.INSTANT) == Term(due, due)
