"""Loading and folding a stream of 12, 100 and 1,000 facts, ready to decide (nạp và tái hiện)."""

import asyncio
import time
import uuid
from datetime import UTC, datetime

from application.ports import Append, Metadata, NewFact
from domain.dossier.events import DossierSubmitted, StepCompleted
from domain.dossier.evolution import fold
from domain.dossier.papers import ApplicantKind, Timing
from domain.values import ActorId, AgencyId, Article, Channel, Encrypted, OfficerId, PersonRef, ProcedureCode
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.postgres.names import SchemaNames
from tests.bench.plain_eventsourcing import TEXT, Case, Cases

AT = datetime(2026, 3, 2, 2, tzinfo=UTC)
BASIS = Article("NĐ 118/2025/NĐ-CP Điều 17")


def seconds_of_eventsourcing(cases: Cases, *, facts: int, rounds: int) -> float:
    """The library: repository.get of one aggregate."""
    case = Case()
    for number in range(facts - 1):
        case.note(TEXT)
        if number % 100 == 99:  # the library hangs for ever on a save above about 0.4 MB
            cases.save(case)
    cases.save(case)
    began = time.perf_counter()
    for _ in range(rounds):
        cases.repository.get(case.id)
    return (time.perf_counter() - began) / rounds


def seconds_of_hoso(url: str, names: SchemaNames, *, facts: int, rounds: int) -> float:
    """Ours: history and fold of one dossier."""
    return asyncio.run(_ours(url, names, facts, rounds))


async def _ours(url: str, names: SchemaNames, facts: int, rounds: int) -> float:
    log = PostgresLog(url, names)
    stream = f"dossier/{uuid.uuid4()}"
    meta = Metadata(actor=ActorId("officer-1"), role="case", key=stream)
    events = [submitted(), *(step(number) for number in range(1, facts))]
    await log.append(Append([NewFact(stream, n, event) for n, event in enumerate(events, start=1)], meta, b""))
    fold(await log.history(stream))
    began = time.perf_counter()
    for _ in range(rounds):
        fold(await log.history(stream))
    took = (time.perf_counter() - began) / rounds
    log.close()
    return took


def submitted() -> DossierSubmitted:
    """A dossier as it comes in."""
    return DossierSubmitted(
        by=ActorId("officer-1"),
        occurred_at=AT,
        procedure=ProcedureCode("1.001806"),
        case=None,
        agency=AgencyId("H15.50"),
        channel=Channel.ONLINE,
        applicant=PersonRef("00000000-0000-0000-0000-000000000001"),
        applicant_kind=ApplicantKind.CITIZEN,
        encrypted=Encrypted("1." + "A" * 120),
        components=(),
        result_by=None,
        basis=BASIS,
    )


def step(number: int) -> StepCompleted:
    """One step done, with a note as long as the peer's."""
    return StepCompleted(
        by=ActorId("officer-1"),
        occurred_at=AT,
        step=number % 12 + 1,
        officer=OfficerId("officer-1"),
        timing=Timing.ON_TIME,
        note=TEXT[:250],
        basis=BASIS,
    )
