"""Time used and left, for every kind of limit, before, on and after the last day."""

from decimal import Decimal

import pytest

from domain.law.deadlines import DEFAULT_OFFICE_HOURS, Pause, TimeLimit, elapsed, explain
from tests.domain.calendar.published_calendar import published
from tests.domain.dossier.given_when_then import at, on

CASES = [
    ("5 ngày làm việc", "02/03/2026 08:00", "02/03/2026 17:00", "0", "5"),
    ("5 ngày làm việc", "02/03/2026 08:00", "04/03/2026 09:00", "1", "4"),
    ("5 ngày làm việc", "02/03/2026 08:00", "09/03/2026 16:00", "4", "1"),
    ("5 ngày làm việc", "02/03/2026 08:00", "10/03/2026 08:00", "5", "-1"),
    ("5 ngày làm việc", "02/03/2026 08:00", "14/03/2026 08:00", "5", "-4"),
    ("3,5 ngày làm việc", "02/03/2026 08:00", "05/03/2026 08:00", "2", "1.5"),
    ("10 ngày", "05/03/2026 08:00", "08/03/2026 08:00", "2", "8"),
    ("10 ngày", "05/03/2026 08:00", "18/03/2026 08:00", "10", "-2"),
    ("1 tháng", "31/10/2025 08:00", "10/11/2025 08:00", "9", "21"),
    ("8 giờ làm việc", "05/03/2026 10:00", "05/03/2026 11:30", "1.5", "6.5"),
    ("8 giờ làm việc", "05/03/2026 10:00", "06/03/2026 09:00", "7", "1"),
    ("8 giờ làm việc", "05/03/2026 10:00", "06/03/2026 13:00", "8", "-1.5"),
    ("12 giờ", "06/03/2026 20:00", "07/03/2026 02:00", "6", "6"),
    ("12 giờ", "06/03/2026 20:00", "07/03/2026 09:30", "12", "-1.5"),
]


@pytest.mark.parametrize(("limit", "start", "now", "used", "left"), CASES)
def test_used_and_left(limit: str, start: str, now: str, used: str, left: str) -> None:
    day_count = explain(at(start), TimeLimit.parse(limit), DEFAULT_OFFICE_HOURS, published())

    found = elapsed(day_count, DEFAULT_OFFICE_HOURS, published(), at(now))

    assert (found.used, found.left) == (Decimal(used), Decimal(left))


def test_a_pause_uses_nothing() -> None:
    pause = (Pause(on("04/03/2026"), on("11/03/2026"), "niêm yết"),)
    day_count = explain(at("02/03/2026"), TimeLimit.parse("5 ngày làm việc"), DEFAULT_OFFICE_HOURS, published(), pause)

    during, after = (
        elapsed(day_count, DEFAULT_OFFICE_HOURS, published(), at(day)) for day in ("10/03/2026", "12/03/2026")
    )

    assert (during.used, during.left) == (1, 4)
    assert (after.used, after.left) == (2, 3)
