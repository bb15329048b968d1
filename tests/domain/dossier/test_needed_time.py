"""The least limit that would still have been kept, against trying one after the other."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dossier.needed_time import needed_amount
from domain.dossier.promise import Promise
from domain.dossier.promise_calculation import promise
from domain.dossier.timeliness import late_after
from domain.law.deadlines import Pause, TimeLimit, TimeUnit
from tests.domain.calendar.published_calendar import published
from tests.domain.dossier.given_when_then import at, law, on


def promised(limit: str, start: str = "02/03/2026 09:00", *pauses: Pause) -> Promise:
    made = promise(law(), limit=TimeLimit.parse(limit), counted_from=at(start), law_as_of=on("02/03/2026"))
    return replace(made, pauses=pauses)


@pytest.mark.parametrize(
    ("limit", "ended", "needed"),
    [
        ("5 ngày làm việc", "02/03/2026 16:00", 1),
        ("5 ngày làm việc", "03/03/2026 07:00", 1),
        ("5 ngày làm việc", "03/03/2026 23:59", 1),
        ("5 ngày làm việc", "06/03/2026 17:00", 4),
        ("5 ngày làm việc", "09/03/2026 08:00", 5),
        ("5 ngày làm việc", "12/03/2026 08:00", 8),
        ("10 ngày", "06/03/2026 17:00", 4),
        ("8 giờ làm việc", "02/03/2026 11:00", 2),
        ("8 giờ làm việc", "03/03/2026 08:30", 8),
        ("48 giờ", "03/03/2026 09:00", 24),
        ("2 tháng", "01/04/2026 09:00", 1),
    ],
)
def test_needed_is_the_least_whole_amount_of_the_own_unit(limit: str, ended: str, needed: int) -> None:
    assert needed_amount(promised(limit), at(ended), published()) == needed


def test_days_that_were_not_counted_were_not_needed() -> None:
    pause = Pause(on("04/03/2026"), on("06/03/2026"), "niêm yết")
    assert (
        needed_amount(promised("5 ngày làm việc", "02/03/2026 09:00", pause), at("06/03/2026 17:00"), published()) == 2
    )


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.sampled_from(list(TimeUnit)), st.timedeltas(timedelta(), timedelta(days=70)), st.booleans())
def test_it_is_what_trying_one_after_the_other_finds(unit: TimeUnit, length: timedelta, with_pause: bool) -> None:
    pauses = (Pause(on("10/03/2026"), on("20/03/2026"), "niêm yết"),) if with_pause else ()
    given_promise = promised(f"3 {unit.value}", "02/03/2026 09:00", *pauses)
    ended = at("02/03/2026 09:00") + length
    assert needed_amount(given_promise, ended, published()) == tried(given_promise, unit, ended)


def tried(inputs: Promise, unit: TimeUnit, ended: datetime) -> int:
    from domain.dossier.promise_calculation import recounted

    amount = 1
    while True:
        again = recounted(law(), replace(inputs, limit=TimeLimit(Decimal(amount), unit)))
        if ended <= late_after(again):
            return amount
        amount += 1
