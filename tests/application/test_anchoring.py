"""While nobody outside confirms the seals: recorded once, said to everybody, and told when it is over."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from application import streams
from application.process_managers.anchoring import PATIENCE, Confirmed, watch_anchoring
from domain.log_integrity.decider import AnchorsSilent, refuse_while_silent
from domain.log_integrity.events import AnchoringFailed, AnchoringResumed
from infrastructure.main import build_in_memory

NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Wall:
    """A clock that a test sets."""

    at = NOON

    def now(self) -> datetime:
        return self.at


def watched(looks: list[tuple[timedelta, Confirmed]]) -> tuple[list[Any], list[bool], list[bool]]:
    """What is recorded, said to everybody, and refused, after looks so much later."""

    async def run() -> tuple[list[Any], list[bool], list[bool]]:
        wall, said, refused = Wall(), [], []
        store = await build_in_memory(wall)
        for later, last in looks:
            wall.at = NOON + later
            await watch_anchoring(store, last)
            said.append(store.incident is not None)
            try:
                refuse_while_silent((await store.log_integrity(streams.ANCHORING))[0])
                refused.append(False)
            except AnchorsSilent:
                refused.append(True)
        return await store.log.history(streams.ANCHORING), said, refused

    return asyncio.run(run())


def test_four_hours_are_waited_for() -> None:
    first = Confirmed(NOON, 10, ("w",))

    facts, said, refused = watched([(timedelta(), first), (PATIENCE, first)])

    assert (facts, said, refused) == ([], [False, False], [False, False])


def test_silence_is_recorded_once_and_its_end_too() -> None:
    silent, back = Confirmed(NOON, 10, ("w",)), Confirmed(NOON + PATIENCE + 3 * MINUTE, 25, ("w", "v"))
    later = [(PATIENCE + n * MINUTE, silent) for n in (1, 2, 3)]

    facts, said, refused = watched([*later, (PATIENCE + 4 * MINUTE, back), (PATIENCE + 5 * MINUTE, back)])

    assert facts == [
        AnchoringFailed(occurred_at=NOON + PATIENCE + MINUTE, since=NOON, size=10),
        AnchoringResumed(occurred_at=NOON + PATIENCE + 4 * MINUTE, size=25, by=("w", "v")),
    ]
    assert said == refused == [True, True, True, False, False]


def test_a_second_silence_is_another_incident() -> None:
    first, second = Confirmed(NOON, 1), Confirmed(NOON + 2 * PATIENCE, 2)

    facts, said, _ = watched(
        [(PATIENCE + MINUTE, first), (2 * PATIENCE + MINUTE, second), (3 * PATIENCE + MINUTE, second)]
    )

    assert [type(fact) for fact in facts] == [AnchoringFailed, AnchoringResumed, AnchoringFailed]
    assert said == [True, False, True]


def test_what_is_refused_says_since_when() -> None:
    from domain.log_integrity.state import LogIntegrity

    with pytest.raises(AnchorsSilent) as caught:
        refuse_while_silent(LogIntegrity(failing_since=NOON))

    assert caught.value.details == {"since": NOON.isoformat()}
