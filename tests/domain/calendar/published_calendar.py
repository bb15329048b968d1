"""The calendar of 2024–2026 as its published decisions make it, for every test that counts days."""

from datetime import UTC, datetime
from functools import cache

from domain.calendar.commands import CalendarCommand
from domain.calendar.decider import decide
from domain.calendar.published import published_decisions
from domain.calendar.state import WorkingCalendar, evolve

AT = datetime(2026, 1, 1, tzinfo=UTC)


def fold(commands: tuple[CalendarCommand, ...], state: WorkingCalendar | None = None) -> WorkingCalendar:
    calendar = WorkingCalendar() if state is None else state
    for command in commands:
        for event in decide(command, calendar, AT):
            calendar = evolve(calendar, event)
    return calendar


@cache
def published() -> WorkingCalendar:
    return fold(published_decisions())
