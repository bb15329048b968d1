"""Commands on the working calendar (lịch làm việc)."""

from datetime import datetime

from application import streams
from application.access.actors import Actor
from application.case_store import CaseStore
from application.commands.spec import CommandSpec, CommandTable, in_stream
from application.ports import NewFact
from domain.calendar.commands import CalendarCommand, DeclareHoliday, OpenCalendarYear, SwapWorkingDay
from domain.calendar.decider import decide


async def _decided(store: CaseStore, actor: Actor, command: CalendarCommand, at: datetime) -> list[NewFact]:
    state, version = await store.calendar()
    return in_stream(streams.CALENDAR, version, decide(command, state, at))


_SPEC = CommandSpec(_decided, lambda command: streams.CALENDAR)

COMMANDS: CommandTable = {OpenCalendarYear: _SPEC, DeclareHoliday: _SPEC, SwapWorkingDay: _SPEC}
