"""Refused attempts: a fact for somebody, counts by the minute for nobody."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from application.access.actors import ANONYMOUS, Actor, NotAuthorised, Role
from application.attempts import UNAUTHENTICATED
from application.case_store import CaseStore
from application.ports import Answer, Append, Conflict, KeyReused
from application.record import record
from domain.agency.commands import EstablishAgency
from domain.attempt import AnonymousAttemptsCounted, AttemptRefused
from domain.law.parameters import book
from domain.values import ActorId, AgencyId, Article
from infrastructure.identity.subject_keys import SqliteSubjectKeys
from infrastructure.log.memory_log import MemoryLog
from infrastructure.main import build_in_memory
from infrastructure.workers.periodic_jobs import AttemptCounts
from infrastructure.workers.supervision import repeated, running

NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)
COMMAND = EstablishAgency(AgencyId("H15"), "Sở A", None, None, date(2026, 1, 1), Article("QĐ 1"))


class Wall:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> datetime:
        return self.at


def tried(actors: list[tuple[Actor, timedelta]]) -> list[object]:
    """The attempts a log holds after refused commands of these actors at these times, the last minute told."""

    async def run() -> list[object]:
        wall = Wall()
        store = await build_in_memory(wall)
        for actor, later in actors:
            wall.at = NOON + later
            with pytest.raises(NotAuthorised):
                await record(store, actor, COMMAND)
        await store.attempts.record_counts()
        return [fact.event for fact in await store.log.tail(0, 10_000) if fact.stream.startswith("attempts/")]

    return asyncio.run(run())


def test_an_attempt_of_somebody_is_a_fact_of_its_own() -> None:
    officer = Actor(ActorId("officer-1"), Role.CASE, AgencyId("H15"))
    facts = tried([(officer, timedelta()), (officer, timedelta(seconds=1))])
    assert [type(fact) for fact in facts] == [AttemptRefused, AttemptRefused]


def test_a_thousand_anonymous_attempts_in_one_minute_are_one_fact() -> None:
    facts = tried([(ANONYMOUS, timedelta(milliseconds=n)) for n in range(1000)])
    assert facts == [AnonymousAttemptsCounted(occurred_at=NOON, refusals={"NOT_AUTHORISED": 1000})]


def test_the_next_minute_is_counted_apart() -> None:
    facts = tried([(ANONYMOUS, timedelta()), (ANONYMOUS, timedelta(seconds=61)), (ANONYMOUS, timedelta(seconds=62))])
    assert [(fact.occurred_at, fact.refusals) for fact in facts if isinstance(fact, AnonymousAttemptsCounted)] == [
        (NOON, {"NOT_AUTHORISED": 1}),
        (NOON + timedelta(minutes=1), {"NOT_AUTHORISED": 2}),
    ]


class Stubborn(MemoryLog):
    """A log in which somebody else is always faster, and which may be full."""

    faster = False
    full = False

    def __init__(self) -> None:
        super().__init__()
        self.heard = asyncio.Event()

    async def append(self, append: Append) -> Answer:
        attempt = any(fact.stream.startswith("attempts/") for fact in append.facts)
        if self.faster and not attempt:
            raise Conflict(append.facts[0].stream)
        if self.full and attempt:
            raise OSError("Canary: no space left")
        answer = await super().append(append)
        if attempt:
            self.heard.set()
        return answer


def a_store(log: Stubborn, wall: Wall) -> CaseStore:
    return CaseStore(log, wall, SqliteSubjectKeys(None), book(), b"k" * 32)


ADMIN = Actor(ActorId("admin-1"), Role.ADMIN)
OFFICER = Actor(ActorId("officer-1"), Role.CASE, AgencyId("H15"))


def attempts_of(log: MemoryLog) -> list[Any]:
    return [fact for fact in asyncio.run(log.tail(0, 10_000)) if fact.stream.startswith("attempts/")]


def test_a_conflict_that_stayed_one_is_recorded_once() -> None:
    log = Stubborn()
    log.faster = True
    with pytest.raises(Conflict):
        asyncio.run(record(a_store(log, Wall()), ADMIN, COMMAND, traceparent="00-" + "a" * 32 + "-" + "b" * 16 + "-01"))
    (fact,) = attempts_of(log)
    assert fact.event == AttemptRefused(
        occurred_at=NOON, command="EstablishAgency", subject="agency/H15", refusal="CONFLICT", rule=None, basis=""
    )
    assert (fact.meta.actor, fact.meta.role, fact.meta.traceparent[:3]) == ("admin-1", "admin", "00-")


def test_a_key_that_came_with_something_else_is_recorded_and_claims_nothing() -> None:
    log = Stubborn()
    store = a_store(log, Wall())

    async def twice() -> None:
        await record(store, ADMIN, COMMAND, key="k-1", payload=b"one")
        with pytest.raises(KeyReused):
            await record(store, ADMIN, COMMAND, key="k-1", payload=b"Canary two")

    asyncio.run(twice())
    (fact,) = attempts_of(log)
    assert (fact.event.refusal, fact.event.subject) == ("KEY_REUSED", "agency/H15")
    assert fact.meta.key != "k-1"


def test_a_repeated_command_is_no_attempt() -> None:
    log = Stubborn()
    store = a_store(log, Wall())

    async def twice() -> None:
        for _ in range(2):
            await record(store, ADMIN, COMMAND, key="k-1", payload=b"one")

    asyncio.run(twice())
    assert attempts_of(log) == []


@pytest.mark.parametrize("actor", [OFFICER, ANONYMOUS])
def test_what_cannot_be_recorded_is_refused_all_the_same_and_logged(
    actor: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    log, wall = Stubborn(), Wall()
    log.full = True
    store = a_store(log, wall)

    async def again_and_again() -> None:
        for minutes in range(3):
            wall.at = NOON + timedelta(minutes=minutes)
            with pytest.raises(NotAuthorised):
                await record(store, actor, COMMAND)
        log.full = False
        await store.attempts.record_counts()

    asyncio.run(again_and_again())
    assert "could not be recorded: OSError" in caplog.text
    assert "Canary" not in caplog.text
    recorded_counts = [(fact.event.occurred_at, fact.event.refusals) for fact in attempts_of(log)]
    counted = [(NOON + timedelta(minutes=minutes), {"NOT_AUTHORISED": 1}) for minutes in range(3)]
    assert recorded_counts == (counted if actor is ANONYMOUS else [])


class Forgetful(MemoryLog):
    """A log that loses one answer: what it was asked to record is recorded."""

    lost = 0

    async def append(self, append: Append) -> Answer:
        answer = await super().append(append)
        self.lost += 1
        if self.lost == 1:
            raise OSError("the answer never came")
        return answer


def test_counts_whose_answer_was_lost_are_not_recorded_twice() -> None:
    log = Forgetful()
    store = a_store(log, Wall())

    async def run() -> None:
        store.attempts.count(NOON, UNAUTHENTICATED)
        await store.attempts.record_counts()
        store.attempts.count(NOON, UNAUTHENTICATED)
        await store.attempts.record_counts()

    asyncio.run(run())
    assert [fact.event.refusals for fact in attempts_of(log)] == [{"UNAUTHENTICATED": 1}] * 2


def test_a_server_records_a_minute_even_if_nobody_tries_again() -> None:
    log, wall = Stubborn(), Wall()
    store = a_store(log, wall)

    async def run() -> None:
        counts = AttemptCounts(store)
        async with running([repeated(counts.name, counts.run, 0.1)]):
            for _ in range(1000):
                store.attempts.count(wall.at, UNAUTHENTICATED)
            wall.at = NOON + timedelta(seconds=59)
            with pytest.raises(NotAuthorised):
                await record(store, ANONYMOUS, COMMAND)
            assert not log.heard.is_set()
            wall.at = NOON + timedelta(seconds=60)
            async with asyncio.timeout(60):
                await log.heard.wait()

    asyncio.run(run())
    assert [fact.event for fact in attempts_of(log)] == [
        AnonymousAttemptsCounted(occurred_at=NOON, refusals={"NOT_AUTHORISED": 1, "UNAUTHENTICATED": 1000})
    ]
