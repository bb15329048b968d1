"""Swap a working day (hoán đổi ngày làm việc)."""

from application import streams
from application.actors import Role
from application.catalogue import on_calendar
from application.handling import Handling
from domain.calendar.commands import SwapWorkingDay

HANDLING = Handling(
    command=SwapWorkingDay,
    roles=frozenset({Role.PUBLISHER, Role.SYSTEM}),
    decide=on_calendar,
    subject=lambda command: streams.CALENDAR,
)
