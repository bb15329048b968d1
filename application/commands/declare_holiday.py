"""Declare days off (nghỉ lễ, tết)."""

from application import streams
from application.actors import Role
from application.catalogue import on_calendar
from application.handling import Handling
from domain.calendar.commands import DeclareHoliday

HANDLING = Handling(
    command=DeclareHoliday,
    roles=frozenset({Role.PUBLISHER, Role.SYSTEM}),
    decide=on_calendar,
    subject=lambda command: streams.CALENDAR,
)
