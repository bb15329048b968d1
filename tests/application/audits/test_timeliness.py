"""Figures of timeliness must fit together."""

import pytest

from application.audits.timeliness import contradictions

FIT = {"closed": 10, "onTime": 6, "early": 2, "late": 3, "noDeadline": 1, "open": 5, "openLate": 5}


def test_figures_that_fit_have_no_contradiction() -> None:
    assert contradictions(FIT) == ()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"late": 4}, "onTime + late + noDeadline is 11, closed is 10"),
        ({"early": 7}, "early is 7, more than onTime 6"),
        ({"openLate": 6}, "openLate is 6, more than open 5"),
        ({"open": -1, "openLate": -1}, "open is -1, below zero"),
    ],
)
def test_a_contradiction_is_named(change: dict[str, int], named: str) -> None:
    assert named in contradictions(FIT | change)
