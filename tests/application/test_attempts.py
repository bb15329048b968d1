"""Refused attempts: a fact for somebody, counts by the minute for nobody."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from application.actors import ANONYMOUS, Actor, NotAuthorised, Role
from application.record import record
from domain.agency.commands import EstablishAgency
from domain.attempt import AnonymousAttemptsCounted, AttemptRefused
from domain.values import ActorId, AgencyId, Article
from infrastructure.main import build_in_memory

NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)
COMMAND = EstablishAgency(AgencyId("H15"), "Sở A", None, None, Article("QĐ 1"))


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
        house = await build_in_memory(wall)
        for actor, later in actors:
            wall.at = NOON + later
            with pytest.raises(NotAuthorised):
                await record(house, actor, COMMAND)
        await house.attempts.tell(wall.at)
        return [fact.event for fact in await house.log.tail(0, 10_000) if fact.stream.startswith("attempts/")]

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
