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
from infrastructure.sample_data.generated import distributions as habits
from infrastructure.sample_data.generated.case_run import CaseRun
from infrastructure.sample_data.generated.office import Office
from infrastructure.sample_data.generated.reference_data import SINCE, ReferenceData, surroundings
from infrastructure.sample_data.generated.simulated_course import Applicant, SimulatedCourse

AT_ONCE = 512
_DOSSIERS_PER_PERSON = 4
_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class Order:
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


async def generate(store: CaseStore, order: Order, *, now: datetime, told: Callable[[int], None]) -> Counter[str]:
    """Live every dossier and append it, one batch being decided while the one before is written (sinh)."""
    places = await surroundings(store)
    calendar, _ = await store.calendar()
    until = min(datetime.combine(order.until, time.max, HO_CHI_MINH), now.astimezone(HO_CHI_MINH))
    lives = _lives(store, order, places, Office(calendar), until)
    done: Counter[str] = Counter()
    writing: asyncio.Task[Counter[str]] | None = None
    try:
        while batch := await _next(lives):
            if writing is not None:
                done += await writing
                told(done["dossiers"] + done["known"])
            writing = asyncio.create_task(_write(store.log, batch))
    finally:
        if writing is not None:
            done += await writing
    return done


def _lives(
    store: CaseStore, order: Order, places: tuple[ReferenceData, ...], office: Office, until: datetime
) -> Iterator[CaseRun]:
    begin = datetime.combine(order.begins, time(), HO_CHI_MINH)
    days = max((until - begin) / timedelta(days=1), 0.01)
    applicant: Applicant | None = None
    chance = Random(order.name)
    moments = sorted(chance.random() for _ in range(order.dossiers))
    for number, moment in enumerate(moments):
        if applicant is None or number % _DOSSIERS_PER_PERSON == 0:
            applicant = _applicant(store, order, number)
        day = begin + timedelta(days=int(moment * days))
        came = day + timedelta(seconds=int(habits.hour_of_day(chance) * 3600))
        life = CaseRun(
            f"{order.name}/{number}",
            DossierId(_key(order, "dossier", number)),
            DecisionId(_key(order, "decision", number)),
            (place := chance.choice(places)).law,
            until,
        )
        SimulatedCourse(life, place, applicant, office, chance, min(came, until)).tell()
        yield life


def _applicant(store: CaseStore, order: Order, number: int) -> Applicant:
    ref = PersonRef(_key(order, "person", number))
    return Applicant(ref, store.subject_keys.encrypt(ref, {"name": f"Người nộp mẫu {number}"}))


def _key(order: Order, kind: str, number: int) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"hoso:{order.name}/{kind}/{number}"))


async def _next(lives: Iterator[CaseRun]) -> list[CaseRun]:
    batch: list[CaseRun] = []
    for life in lives:
        batch.append(life)
        if len(batch) == AT_ONCE:
            break
        await asyncio.sleep(0)  # lets what is being written go on
    return batch


async def _write(log: Log, lives: list[CaseRun]) -> Counter[str]:
    """Round by round: the next append of every dossier, in order, so that registers number alike every time."""
    done: Counter[str] = Counter()
    for turn in range(max(len(life.appends) for life in lives)):
        due = [life.appends[turn] for life in lives if turn < len(life.appends)]
        answers: list[Answer] = await asyncio.gather(*(log.append(append) for append in due))
        new = [answer for answer in answers if not answer.repeated]
        done["facts"] += sum(len(answer.facts) for answer in new)
        if turn == 0:
            done["dossiers"] += len(new)
            done["known"] += len(answers) - len(new)
    return done
