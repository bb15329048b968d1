"""Open a year of the working calendar (mở lịch làm việc của năm)."""

from application import streams
from application.actors import Role
from application.catalogue import on_calendar
from application.handling import Handling
from domain.calendar.commands import OpenCalendarYear

HANDLING = Handling(
    command=OpenCalendarYear,
    roles=frozenset({Role.PUBLISHER, Role.SYSTEM}),
    decide=on_calendar,
    subject=lambda command: streams.CALENDAR,
)
