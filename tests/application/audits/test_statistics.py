"""Quantiles that are somebody's own, and intervals that hold the share."""

from math import isclose
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.audits.statistics import MEDIAN, P90, P95, WORST, quantile, wilson

QUIET = settings(derandomize=True, max_examples=300, deadline=None)


@pytest.mark.parametrize(
    ("figures", "percent", "found"),
    [
        ([1, 2, 3, 4], MEDIAN, 2),
        ([1, 2, 3, 4, 5], MEDIAN, 3),
        (list(range(1, 11)), P90, 9),
        (list(range(1, 101)), P95, 95),
        (list(range(1, 20)), P95, 19),
        ([7], P90, 7),
        ([7, 9], WORST, 9),
        ([], MEDIAN, None),
    ],
)
def test_a_quantile_is_the_figure_at_the_nearest_rank(figures: list[int], percent: int, found: int | None) -> None:
    assert quantile(figures, percent) == found


@QUIET
@given(st.lists(st.integers(-50, 50), min_size=1, max_size=60), st.integers(1, 100))
def test_it_is_the_least_figure_that_so_many_do_not_exceed(figures: list[int], percent: int) -> None:
    enough = [one for one in figures if 100 * sum(other <= one for other in figures) >= percent * len(figures)]
    assert quantile(sorted(figures), percent) == min(enough)


# The score interval without correction for continuity, worked out by hand.
@pytest.mark.parametrize(
    ("counted", "total", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (1, 10, 0.0179, 0.4042),
        (5, 10, 0.2366, 0.7634),
        (3, 3, 0.4385, 1.0),
        (952, 1329, 0.6915, 0.7399),
    ],
)
def test_wilson_gives_the_known_intervals(counted: int, total: int, low: float, high: float) -> None:
    found = wilson(counted, total)
    assert found is not None
    assert (round(found[0], 4), round(found[1], 4)) == (low, high)


def test_of_nothing_nothing_is_known() -> None:
    assert wilson(0, 0) is None


@QUIET
@given(st.integers(1, 100_000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_the_interval_lies_in_the_possible_and_holds_the_share(counts: tuple[int, int]) -> None:
    counted, total = counts
    found = wilson(counted, total)
    assert found is not None
    low, high = found
    assert 0 <= low <= counted / total <= high <= 1
    # Where it ends is where the score test just no longer rejects: |p̂ − p| = z·√(p(1−p)/n).
    z = NormalDist().inv_cdf(0.975)
    for end in (low, high):
        if 1e-9 < end < 1 - 1e-9:
            assert isclose(abs(counted / total - end), z * (end * (1 - end) / total) ** 0.5, rel_tol=1e-6, abs_tol=1e-9)
