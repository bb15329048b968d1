"""Figures of timeliness must fit together."""

from dataclasses import replace

import pytest

from application.audits.figures import Figures

FIT = Figures(carried=2, received=13, online=5, early=2, on_time=4, late=3, no_deadline=1, open=5, open_late=5)


def test_figures_that_fit_have_no_contradiction() -> None:
    assert FIT.contradictions() == ()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"late": 4}, "received and carried over are 15, ended and open are 16"),
        ({"online": 14}, "online is 14, more than received 13"),
        ({"open_late": 6}, "open_late is 6, more than open 5"),
        ({"open_no_deadline": 1}, "late and without a date are 6 of 5 open"),
        ({"again": 7, "asked_again": 7}, "again is 7, more than ended_in_time 6"),
        ({"open": -1, "open_late": -1}, "open is -1, below zero"),
    ],
)
def test_a_contradiction_is_named(change: dict[str, int], named: str) -> None:
    assert named in replace(FIT, **change).contradictions()
