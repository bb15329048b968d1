"""Invented dossiers in bulk, the same for the same seed, streamed into the log (sinh dữ liệu hàng loạt)."""

import asyncio
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from application.case_store import CaseStore
from application.ports import Answer, Log
from domain.values import HO_CHI_MINH, DecisionId, DossierId, PersonRef
from infrastructure.sample_data.generated import distributions
from infrastructure.sample_data.generated.case_run import CaseRun
from infrastructure.sample_data.generated.office import Office
from infrastructure.sample_data.generated.reference_data import SINCE, ReferenceData, reference_data
from infrastructure.sample_data.generated.simulated_course import SimulatedApplicant, SimulatedCourse

AT_ONCE = 512
_DOSSIERS_PER_PERSON = 4
_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """What is wanted: how many dossiers, over how many months up to which day, from which seed (yêu cầu)."""

    dossiers: int
    months: int
    seed: int
    until: date

    @property
    def name(self) -> str:
        """The run's name in idempotency keys: the same order again adds nothing."""
        return f"generate/{self.seed}/{self.dossiers}/{self.months}/{self.until.isoformat()}"

    @property
    def begins(self) -> date:
        """The first day on which a dossier may come in."""
        days = min(int(self.months * _MONTH), (self.until - SINCE).days - 1)
        return self.until - timedelta(days=days)


async def generate(
    store: CaseStore, request: GenerationRequest, *, now: datetime, progress: Callable[[int], None]
) -> Counter[str]:
    """Simulate every dossier and append it, one batch being decided while the one before is written (sinh)."""
    places = await reference_data(store)
    calendar, _ = await store.calendar()
    until = min(datetime.combine(request.until, time.max, HO_CHI_MINH), now.astimezone(HO_CHI_MINH))
    runs = _runs(store, request, places, Office(calendar), until)
    done: Counter[str] = Counter()
    writing: asyncio.Task[Counter[str]] | None = None
    try:
        while batch := await _next(runs):
            if writing is not None:
                done += await writing
                progress(done["dossiers"] + done["known"])
            writing = asyncio.create_task(_write(store.log, batch))
    finally:
        if writing is not None:
            done += await writing
    return done


def _runs(
    store: CaseStore, request: GenerationRequest, places: tuple[ReferenceData, ...], office: Office, until: datetime
) -> Iterator[CaseRun]:
    begin = datetime.combine(request.begins, time(), HO_CHI_MINH)
    days = max((until - begin) / timedelta(days=1), 0.01)
    applicant: SimulatedApplicant | None = None
    chance = Random(request.name)
    moments = sorted(chance.random() for _ in range(request.dossiers))
    for number, moment in enumerate(moments):
        if applicant is None or number % _DOSSIERS_PER_PERSON == 0:
            applicant = _applicant(store, request, number)
        day = begin + timedelta(days=int(moment * days))
        came = day + timedelta(seconds=int(distributions.hour_of_day(chance) * 3600))
        case_run = CaseRun(
            f"{request.name}/{number}",
            DossierId(_key(request, "dossier", number)),
            DecisionId(_key(request, "decision", number)),
            (place := chance.choice(places)).law,
            until,
        )
        SimulatedCourse(case_run, place, applicant, office, chance, min(came, until)).simulate()
        yield case_run


def _applicant(store: CaseStore, request: GenerationRequest, number: int) -> SimulatedApplicant:
    ref = PersonRef(_key(request, "person", number))
    return SimulatedApplicant(ref, store.subject_keys.encrypt(ref, {"name": f"Người nộp mẫu {number}"}))


def _key(request: GenerationRequest, kind: str, number: int) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"hoso:{request.name}/{kind}/{number}"))


async def _next(runs: Iterator[CaseRun]) -> list[CaseRun]:
    batch: list[CaseRun] = []
    for case_run in runs:
        batch.append(case_run)
        if len(batch) == AT_ONCE:
            break
        await asyncio.sleep(0)  # lets what is being written go on
    return batch


async def _write(log: Log, runs: list[CaseRun]) -> Counter[str]:
    """Round by round: the next append of every dossier, in order, so that registers number alike every time."""
    done: Counter[str] = Counter()
    for turn in range(max(len(case_run.appends) for case_run in runs)):
        due = [case_run.appends[turn] for case_run in runs if turn < len(case_run.appends)]
        answers: list[Answer] = await asyncio.gather(*(log.append(append) for append in due))
        new = [answer for answer in answers if not answer.repeated]
        done["facts"] += sum(len(answer.facts) for answer in new)
        if turn == 0:
            done["dossiers"] += len(new)
            done["known"] += len(answers) - len(new)
    return done
