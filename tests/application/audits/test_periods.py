"""Quarters, and which legal days belong to a period (kỳ)."""

from datetime import date

import pytest

from application.audits.quarters import Quarter


@pytest.mark.parametrize(
    ("number", "since", "before"),
    [
        (1, date(2026, 1, 1), date(2026, 4, 1)),
        (2, date(2026, 4, 1), date(2026, 7, 1)),
        (3, date(2026, 7, 1), date(2026, 10, 1)),
        (4, date(2026, 10, 1), date(2027, 1, 1)),
    ],
)
def test_a_quarter_is_three_months(number: int, since: date, before: date) -> None:
    assert (Quarter(2026, number).since, Quarter(2026, number).before) == (since, before)
