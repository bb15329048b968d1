"""How procedures, processes, agencies and the calendar are decided (danh mục dùng chung)."""

from datetime import datetime

from application import streams
from application.actors import Actor
from application.handling import in_stream
from application.house import House
from application.ports import NewFact
from domain.agency.commands import AgencyCommand
from domain.agency.decider import decide as decide_agency
from domain.calendar.commands import CalendarCommand
from domain.calendar.decider import decide as decide_calendar
from domain.procedure.commands import ApproveProcess, ProcedureCommand
from domain.procedure.decider import decide as decide_procedure
from domain.procedure.decider import decide_process


async def on_procedure(house: House, actor: Actor, command: ProcedureCommand, at: datetime) -> list[NewFact]:
    """The facts of an act on a procedure (thủ tục hành chính)."""
    state, version = await house.procedure(command.procedure)
    return in_stream(streams.procedure(command.procedure), version, decide_procedure(command, state, at))


async def on_process(house: House, actor: Actor, command: ApproveProcess, at: datetime) -> list[NewFact]:
    """The facts of an approved internal process (quy trình nội bộ)."""
    state, version = await house.process(command.process)
    return in_stream(streams.process(command.process), version, decide_process(command, state, at))


async def on_agency(house: House, actor: Actor, command: AgencyCommand, at: datetime) -> list[NewFact]:
    """The facts of an act on an agency (cơ quan)."""
    state, version = await house.agency(command.agency)
    return in_stream(streams.agency(command.agency), version, decide_agency(command, state, at))


async def on_calendar(house: House, actor: Actor, command: CalendarCommand, at: datetime) -> list[NewFact]:
    """The facts of an act on the working calendar (lịch làm việc)."""
    state, version = await house.calendar()
    return in_stream(streams.CALENDAR, version, decide_calendar(command, state, at))
