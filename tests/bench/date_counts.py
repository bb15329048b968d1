"""Due dates of mixed kinds on one core, with and without the count behind them (tính thời hạn)."""

import random
import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from domain.law.deadlines import DEFAULT_OFFICE_HOURS, OfficeHours, Pause, TimeLimit, TimeUnit, due, explain
from tests.domain.calendar.published_calendar import published

_AMOUNTS = {
    TimeUnit.WORKING_DAY: ("5", "15", "3.5", "0.5"),
    TimeUnit.WORKING_HOUR: ("8", "2", "40"),
    TimeUnit.DAY: ("7", "20", "30"),
    TimeUnit.MONTH: ("1", "2"),
    TimeUnit.HOUR: ("12", "24"),
}
_OFFICES = (DEFAULT_OFFICE_HOURS, OfficeHours.parse("07:00-11:30, 13:30-17:00"))
Question = tuple[datetime, TimeLimit, OfficeHours, tuple[Pause, ...]]


def questions(count: int) -> list[Question]:
    """Starts over two years, limits of every unit, two office profiles, a pause in every fourth."""
    chance = random.Random(1)
    return [_question(chance) for _ in range(count)]


def _question(chance: random.Random) -> Question:
    start = datetime(2024, 3, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(2 * 365 * 1440))
    unit = chance.choice(list(_AMOUNTS))
    limit = TimeLimit(Decimal(chance.choice(_AMOUNTS[unit])), unit)
    day = start.date() + timedelta(days=2)
    pauses = (Pause(day, day + timedelta(days=5), "niêm yết"),) if chance.random() < 0.25 else ()
    return start, limit, chance.choice(_OFFICES), pauses


def dates_per_second(asked: list[Question]) -> float:
    """Dates alone."""
    calendar = published()
    began = time.perf_counter()
    for start, limit, hours, pauses in asked:
        due(start, limit, hours, calendar, pauses)
    return len(asked) / (time.perf_counter() - began)


def ledgers_per_second(asked: list[Question]) -> float:
    """Dates with every day between."""
    calendar = published()
    began = time.perf_counter()
    for start, limit, hours, pauses in asked:
        explain(start, limit, hours, calendar, pauses)
    return len(asked) / (time.perf_counter() - began)
