"""Commands on agencies (cơ quan)."""

from datetime import datetime

from application import streams
from application.access.actors import Actor
from application.case_store import CaseStore
from application.commands.spec import CommandSpec, CommandTable, in_stream
from application.ports import NewFact
from domain.agency.commands import AgencyCommand, AnnounceOutage, EstablishAgency, SetOfficeHours
from domain.agency.decider import decide


async def _decided(store: CaseStore, actor: Actor, command: AgencyCommand, at: datetime) -> list[NewFact]:
    state, version = await store.agency(command.agency)
    return in_stream(streams.agency(command.agency), version, decide(command, state, at))


_SPEC = CommandSpec(_decided, lambda command: streams.agency(command.agency))

COMMANDS: CommandTable = {EstablishAgency: _SPEC, SetOfficeHours: _SPEC, AnnounceOutage: _SPEC}
