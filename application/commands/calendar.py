"""Commands on the working calendar (lịch làm việc)."""

from datetime import datetime

from application import streams
from application.access.actors import Actor
from application.case_store import CaseStore
from application.commands.references import refuse_unknown_agency
from application.commands.spec import CommandSpec, CommandTable, in_stream
from application.ports import NewFact
from domain.calendar.commands import (
    CalendarCommand,
    DeclareHoliday,
    OpenCalendarYear,
    RevokeCalendarDecision,
    SwapWorkingDay,
)
from domain.calendar.decider import decide


async def _decided(store: CaseStore, actor: Actor, command: CalendarCommand, at: datetime) -> list[NewFact]:
    state, version = await store.calendar()
    events = decide(command, state, at)
    if isinstance(command, DeclareHoliday) and command.agencies:
        tree = await store.agency_tree()
        for agency in command.agencies:
            refuse_unknown_agency(tree, agency, command.days[0])
    return in_stream(streams.CALENDAR, version, events)


async def decision_at(store: CaseStore, position: int) -> int:
    """The version of the calendar's fact at a position of the log, 0 where there is none (quyết định về lịch)."""
    facts = await store.log.facts(streams.CALENDAR)
    return next((fact.version for fact in facts if fact.position == position), 0)


_SPEC = CommandSpec(_decided, lambda command: streams.CALENDAR)

COMMANDS: CommandTable = {
    OpenCalendarYear: _SPEC,
    DeclareHoliday: _SPEC,
    SwapWorkingDay: _SPEC,
    RevokeCalendarDecision: _SPEC,
}
