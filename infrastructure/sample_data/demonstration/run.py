"""Letting the dossiers of the demonstration run their course, once however often it is run (trình diễn)."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

from application.access.actors import SYSTEM, Actor, Role
from application.case_store import CaseStore
from application.record import record
from domain.agency.commands import AgencyCommand, EstablishAgency, PlaceAgency
from domain.values import ActorId, Article, legal_day
from infrastructure.imports.procedure_upsert import upsert_procedure
from infrastructure.sample_data.demonstration import selection
from infrastructure.sample_data.demonstration.act_commands import PreparedAct, actor_of, command_of, process_of
from infrastructure.sample_data.demonstration.script import ScriptedCase, acts, agencies, parents

_SINCE = date(2018, 7, 1)
_IDENTIFIERS = Article("QĐ 20/2020/QĐ-TTg Điều 4")
_PUBLISHER = Actor(ActorId("hoso-demo"), Role.PUBLISHER)


class ScriptClock:
    """The instant of the act that is being recorded; the real present before and after (đồng hồ kịch bản)."""

    def __init__(self) -> None:
        self.at: datetime | None = None

    def now(self) -> datetime:
        """The instant of the act, or now."""
        return self.at or datetime.now(UTC)


async def run_script(store: CaseStore, clock: ScriptClock, *, progress: Callable[[int, int], None]) -> int:
    """Publish, establish and run every case; how many acts were new (diễn)."""
    await _prepare(store)
    new = 0
    every = acts()
    try:
        for number, act in enumerate(every, 1):
            clock.at = act.at
            encrypted = store.subject_keys.encrypt(act.case.person, {"name": act.case.applicant})
            actor = actor_of(act)
            key = f"demo/{act.case.name}/{act.kind}/{act.at:%Y%m%d%H%M}"
            receipt = await record(store, actor, command_of(PreparedAct(act, actor, encrypted)), key=key)
            new += not receipt.repeated
            progress(number, len(every))
    finally:
        clock.at = None
    return new


async def _prepare(store: CaseStore) -> None:
    tree = await store.agency_tree()
    for agency, name in agencies().items():
        parent = parents().get(agency)
        command: AgencyCommand = EstablishAgency(agency, name, None, parent, _SINCE, _IDENTIFIERS)
        if tree.exists(agency, _SINCE):  # of a demonstration whose agencies stood under none
            command = PlaceAgency(agency, parent, _SINCE, _IDENTIFIERS)
        await record(store, SYSTEM, command)
    for publication in selection.publications():
        await upsert_procedure(store, _PUBLISHER, publication)
    hours = store.parameters["hours_per_working_day"].in_force(legal_day(datetime.now(UTC))).whole
    for approval in selection.approvals(_processes(), Decimal(hours)):
        await record(store, _PUBLISHER, approval)


def _processes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for case in _cases():
        names = found.setdefault(case.procedure, [])
        if process_of(case) not in names:
            names.append(process_of(case))
    return found


def _cases() -> list[ScriptedCase]:
    return list({act.case.name: act.case for act in acts()}.values())
