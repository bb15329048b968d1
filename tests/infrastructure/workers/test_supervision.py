"""A worker that fails is started again, told of, and never ends silently."""

import asyncio
import logging

import pytest

from infrastructure.workers.supervision import (
    FAILURES_REPORTED,
    FIRST_PAUSE,
    LONGEST_PAUSE,
    EndedByItself,
    Worker,
    repeated,
    running,
    trouble_of,
)


def test_what_fails_is_started_again_and_reported(caplog: pytest.LogCaptureFixture) -> None:
    done, tries = asyncio.Event(), 0

    async def work() -> None:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise OSError("the disk is full")
        if tries == 2:
            return  # a silent end is a failure too
        done.set()
        await asyncio.Event().wait()

    worker = Worker("counting")

    async def scenario() -> None:
        async with running([(worker, work)]), asyncio.timeout(60):
            await done.wait()

    with caplog.at_level(logging.ERROR, "hoso.workers"):
        asyncio.run(scenario())

    assert (worker.restarts, worker.failures) == (2, 2)
    assert [record.message.split(";")[0] for record in caplog.records] == [
        "counting failed: OSError: the disk is full",
        f"counting failed: {EndedByItself.__name__}: counting",
    ]


def test_a_job_that_comes_round_again_forgets_its_failures() -> None:
    done, looks = asyncio.Event(), 0

    async def job() -> None:
        nonlocal looks
        looks += 1
        if looks == 1:
            raise OSError("gone")
        if looks == 3:
            done.set()

    worker, work = repeated("looking", job, 0.001)

    async def scenario() -> None:
        async with running([(worker, work)]), asyncio.timeout(60):
            await done.wait()

    asyncio.run(scenario())
    assert (worker.restarts, worker.failures, worker.failure) == (1, 0, None)


def test_pauses_grow_and_have_an_end() -> None:
    worker = Worker("failing")

    pauses = [worker.failed(OSError()) for _ in range(2000)]

    assert pauses[:3] == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE]
    assert max(pauses) == pauses[-1] == LONGEST_PAUSE


def test_one_failure_passes_and_several_in_a_row_are_trouble() -> None:
    well, ill = Worker("well"), Worker("ill")
    for _ in range(FAILURES_REPORTED - 1):
        ill.failed(OSError("host db.internal"))
    assert trouble_of([well, ill]) is None

    ill.failed(OSError("host db.internal"))

    assert trouble_of([well, ill]) == "ill fails again and again: OSError"
    ill.succeeded()
    assert trouble_of([well, ill]) is None
