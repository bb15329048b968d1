"""Whoever looks up a code learns how far the dossier is, and from the time it took nothing."""

import asyncio
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.queries.look_up import Beat, CompletionLevel, completion_of, look_up
from application.queries.reads import Row
from domain.dossier.status import Status

KNOWN = "H14.15-260112-0001"
CODES = [KNOWN, "H14.15-260112-9999", "", "\x00", "x" * 5000, " ' OR 1=1 --"]


@dataclass
class Time:
    """Time that passes only where somebody spends it."""

    present: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.present

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.present += seconds

    @property
    def beat(self) -> Beat:
        return Beat(0.025, self.now, self.sleep)


@dataclass
class Statuses:
    """One dossier, and how long it takes to look."""

    time: Time
    takes: float
    asked: list[str] = field(default_factory=list)

    async def status_of(self, code: str) -> Row | None:
        self.asked.append(code)
        self.time.present += self.takes
        if code == "broken":
            raise ConnectionError
        return {"code": code, "status": 2, "ended_at": None} if code == KNOWN else None


@pytest.mark.parametrize("code", CODES)
def test_every_code_goes_the_same_way_and_answers_on_the_same_beat(code: str) -> None:
    time = Time()
    statuses = Statuses(time, 0.004)

    found = asyncio.run(look_up(statuses, code, time.beat))

    assert (found is not None) == (code == KNOWN)
    assert statuses.asked == [code.strip()]
    assert len(time.slept) == 1
    assert time.present == pytest.approx(1000.025)


@given(st.floats(0, 3))
def test_an_answer_leaves_on_a_beat_and_never_before_the_first(takes: float) -> None:
    time = Time()

    asyncio.run(look_up(Statuses(time, takes), KNOWN, time.beat))

    spent = time.present - 1000.0
    assert spent >= max(takes, 0.025) - 1e-9
    assert spent - takes <= 0.025 + 1e-9
    assert spent / 0.025 == pytest.approx(round(spent / 0.025), abs=1e-6)


def test_a_failure_leaves_on_the_beat_too() -> None:
    time = Time()
    with pytest.raises(ConnectionError):
        asyncio.run(look_up(Statuses(time, 0.03), "broken", time.beat))
    assert time.present == pytest.approx(1000.05)


def test_every_status_has_a_level() -> None:
    levels = {status: completion_of({"status": status.value, "ended_at": None}) for status in Status}
    assert levels[Status.REGISTERED] is CompletionLevel.RECEIVED
    assert {s for s, level in levels.items() if level is CompletionLevel.SUSPENDED} == {
        Status.AWAITING_SUPPLEMENT,
        Status.AWAITING_PAYMENT,
    }
    assert {s for s, level in levels.items() if level is CompletionLevel.IN_PROGRESS} == {
        Status.ACCEPTED,
        Status.IN_PROCESS,
    }
    assert completion_of({"status": None, "ended_at": "2011-10-11"}) is CompletionLevel.COMPLETED
    assert completion_of({"status": None, "ended_at": None}) is CompletionLevel.IN_PROGRESS
