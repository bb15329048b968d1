"""What invented dossiers need to exist: agencies, procedures, processes (bối cảnh sinh dữ liệu)."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import product

from application.access.actors import SYSTEM, Actor, Role
from application.case_store import CaseStore
from application.record import record
from domain.agency.commands import EstablishAgency
from domain.dossier.law import Law
from domain.law.deadlines import DEFAULT_OFFICE_HOURS
from domain.procedure.identity import ProcedureKey, ProcessId
from domain.values import ActorId, AgencyId, Article, parse_procedure_code
from infrastructure.imports.procedure_upsert import upsert_procedure
from infrastructure.sample_data.demonstration import selection

SINCE = date(2024, 1, 1)
_AGENCIES = 5
_LONGEST = 27  # days: limits that run far into a year without calendar would leave dossiers unaccepted
_PUBLISHER = Actor(ActorId("hoso-generate"), Role.PUBLISHER)


@dataclass(frozen=True, slots=True)
class ReferenceData:
    """A procedure as one agency settles it, with the law that deciders ask (một thủ tục tại một cơ quan)."""

    agency: AgencyId
    procedure: str
    process: str
    steps: tuple[int, ...]
    law: Law


async def reference_data(store: CaseStore) -> tuple[ReferenceData, ...]:
    """Establish and publish what is not there yet, and answer every procedure at every agency."""
    agencies = [AgencyId(f"Y99.{number:02}") for number in range(1, _AGENCIES + 1)]
    for number, agency in enumerate(agencies, 1):
        basis = Article("QĐ 20/2020/QĐ-TTg Điều 4")
        await record(store, SYSTEM, EstablishAgency(agency, f"Cơ quan mẫu {number}", None, None, SINCE, basis))
    keys = [key for key in [await _publish(store, number) for number in range(len(selection.selection()))] if key]
    calendar, _ = await store.calendar()
    found = []
    for agency, (procedure, process) in product(agencies, keys):
        published, _ = await store.procedure(procedure)
        approved, _ = await store.process(process)
        assert approved is not None
        steps = tuple(step.position for step in approved.versions[-1].approved.steps or () if step.limit)
        law = Law(
            parameters=store.parameters,
            calendar=calendar,
            hours=DEFAULT_OFFICE_HOURS,
            procedure=published,
            process=approved,
        )
        found.append(ReferenceData(agency, procedure, process, steps, law))
    return tuple(found)


async def _publish(store: CaseStore, number: int) -> tuple[str, str] | None:
    """An invented procedure with the time limit and the steps of a real one; None for one that takes too long."""
    real = list(selection.publications())[number]
    limit = (real.content.limits or ())[0].limit
    if limit.amount > _LONGEST and limit.unit.value != "working_hour":
        return None
    code = f"9.{number + 1:06}"
    content = replace(real.content, name=f"Thủ tục mẫu theo {real.code} (dữ liệu sinh tự động)")
    await upsert_procedure(
        store,
        _PUBLISHER,
        replace(
            real,
            procedure=ProcedureKey(code),
            code=parse_procedure_code(code),
            content=content,
            decision=None,
            effective_on=SINCE,
        ),
    )
    process = f"generated/{code}"
    hours = Decimal(store.parameters["hours_per_working_day"].in_force(SINCE).whole)
    (approval,) = selection.approvals({str(real.code): [process]}, hours)
    await record(
        store,
        _PUBLISHER,
        replace(approval, process=ProcessId(process), procedures=(parse_procedure_code(code),), effective_on=SINCE),
    )
    return code, process
