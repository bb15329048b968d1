"""What the clock of a dossier does before it was taken in."""

from dataclasses import replace

from application.queries.dossier_clock import ClockState, _state
from tests.domain.dossier import given_when_then as g


def test_papers_asked_for_before_acceptance_leave_the_clock_not_started() -> None:
    asked = replace(g.REQUEST, occurred_at=g.at("02/03/2026 09:00"))
    assert _state(g.state_after((g.SUBMIT, asked))) is ClockState.NOT_STARTED
