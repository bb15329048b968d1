"""Commands on agencies, their units and officers (cơ quan, đơn vị, cán bộ)."""

from asyncio import to_thread
from collections.abc import Sequence
from datetime import datetime

from application import streams
from application.access.actors import Actor
from application.case_store import CaseStore
from application.commands.spec import CommandSpec, CommandTable, in_stream
from application.ports import NewFact
from domain.agency import commands as c
from domain.agency.decider import decide
from domain.agency.events import AgencyEstablished, AgencyEvent, AgencyPlaced
from domain.agency.officers import refuse_other_name
from domain.agency.outage import AnnounceOutage
from domain.agency.refusals import BASIS
from domain.agency.state import Agency
from domain.dossier.refusals import vietnamese_instant
from domain.errors import Contradicted


async def _decided(store: CaseStore, actor: Actor, command: c.AgencyCommand, at: datetime) -> list[NewFact]:
    """The facts, and for each that places the agency in the tree a line of the register of agencies."""
    state, version = await store.agency(command.agency)
    events = decide(command, state, await store.agency_tree(), at)
    if isinstance(command, c.AppointOfficer) and not events:
        await _refuse_other_name(store, command, state)
    lines = [NewFact(streams.AGENCIES, None, _placed(event)) for event in events if _places(event)]
    return in_stream(streams.agency(command.agency), version, events) + lines


async def _refuse_other_name(store: CaseStore, command: c.AppointOfficer, state: Agency) -> None:
    """Names are compared opened: the same name encrypted twice never looks the same."""
    known = state.officers[command.officer]
    names = ((known.person, known.encrypted), (command.person, command.encrypted))
    opened = [person and text and await to_thread(store.subject_keys.decrypt, person, text) for person, text in names]
    refuse_other_name(command, *opened)


def _places(event: AgencyEvent) -> bool:
    return isinstance(event, AgencyEstablished | AgencyPlaced)


def _placed(event: AgencyEvent) -> AgencyPlaced:
    assert isinstance(event, AgencyEstablished | AgencyPlaced)
    return AgencyPlaced(event.agency, event.parent, event.since, event.basis, event.occurred_at)


async def _uncontradicted(store: CaseStore, actor: Actor, command: c.AgencyCommand, facts: Sequence[NewFact]) -> None:
    """Refuse to say otherwise what a colleague said last of the same matter and first day. Raises Contradicted."""
    stream = streams.agency(command.agency)
    said = {_matter(fact.event) for fact in facts if fact.stream == stream}
    known = [fact for fact in (await store.log.facts(stream) if said else ()) if _matter(fact.event) in said]
    if known and known[-1].meta.actor != actor.id:
        by, at = known[-1].meta.actor, known[-1].event.occurred_at
        raise Contradicted(
            f"{by} đã ghi nội dung khác về cùng việc này, cùng ngày bắt đầu, lúc "
            f"{vietnamese_instant(at)}; đề nghị xem lại, nếu vẫn ghi khác thì gửi lại kèm "
            "phiên bản vừa xem (expectedVersion).",
            basis=BASIS,
            details={"topic": known[-1].topic, "by": by, "at": at.isoformat(), "version": str(known[-1].version)},
        )


def _matter(event: AgencyEvent) -> tuple[object, ...]:
    """What an event speaks of: its kind, its officer or unit, its places and its first day."""
    whose = getattr(event, "officer", None) or getattr(event, "unit", None)
    return type(event), whose, getattr(event, "places", None), event.since


_SPEC = CommandSpec(_decided, lambda command: streams.agency(command.agency), refuse_contradiction=_uncontradicted)

COMMANDS: CommandTable = {
    c.EstablishAgency: _SPEC,
    c.PlaceAgency: _SPEC,
    c.SetOfficeHours: _SPEC,
    AnnounceOutage: _SPEC,
    c.EstablishUnit: _SPEC,
    c.RenameUnit: _SPEC,
    c.CloseUnit: _SPEC,
    c.AppointOfficer: _SPEC,
    c.TransferOfficer: _SPEC,
    c.DismissOfficer: _SPEC,
    c.SetOfficerAccounts: _SPEC,
}
