"""Generated dossiers: the same for the same seed, and never against a rule."""

import asyncio
from datetime import UTC, date, datetime, time

import pytest

from application.case_store import CaseStore
from application.ports import Fact
from domain.dossier.events import DossierNumbered, DossierSubmitted
from domain.values import HO_CHI_MINH
from infrastructure.main import build_in_memory
from infrastructure.sample_data.generated.generation import GenerationRequest, generate
from infrastructure.system_clock import SystemClock
from tests.infrastructure.cli.conftest import Hoso

ORDER = GenerationRequest(dossiers=150, months=6, seed=7, until=date(2026, 10, 31))
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def generated(order: GenerationRequest) -> list[Fact]:
    async def run() -> list[Fact]:
        store: CaseStore = await build_in_memory(SystemClock())
        before = await store.log.head()
        done = await generate(store, order, now=NOW, progress=lambda done: None)
        assert done["dossiers"] == order.dossiers
        again = await generate(store, order, now=NOW, progress=lambda done: None)
        assert (again["dossiers"], again["known"], again["facts"]) == (0, order.dossiers, 0)
        return await store.log.tail(before, 100_000)

    return asyncio.run(run())


def told(facts: list[Fact]) -> list[tuple[object, ...]]:
    return [
        (fact.stream, fact.version, fact.topic, fact.number, fact.event.occurred_at)
        for fact in facts
        if fact.stream.startswith(("dossier/", "register/", "decision/"))
    ]


@pytest.mark.slow
def test_one_seed_gives_one_history_and_another_seed_another() -> None:
    first = told(generated(ORDER))
    assert first == told(generated(ORDER))
    assert first != told(generated(GenerationRequest(150, 6, 8, ORDER.until)))


@pytest.mark.slow
def test_they_go_every_way_and_never_beyond_the_last_day() -> None:
    facts = [
        fact for fact in generated(GenerationRequest(600, 6, 7, ORDER.until)) if fact.stream.startswith("dossier/")
    ]
    topics = {fact.topic.removesuffix(".v1").removeprefix("dossier.") for fact in facts}
    assert topics >= {
        "submitted", "accepted", "rejected", "supplement_requested", "supplement_supplied", "assigned", "forwarded",
        "taken_over", "step_completed", "opinion_asked", "deadline_extended", "withdrawn", "stopped", "concluded",
        "result_delivered",
    }  # fmt: skip
    end = datetime.combine(ORDER.until, time.max, HO_CHI_MINH)
    assert max(fact.event.occurred_at for fact in facts) <= end
    channels = [fact.event.channel.value for fact in facts if isinstance(fact.event, DossierSubmitted)]
    assert 0.8 < channels.count("online") / len(channels) < 0.95


def test_who_acted_stands_in_the_metadata_and_numbers_are_dense() -> None:
    facts = generated(ORDER)
    for fact in facts:
        if fact.stream.startswith("dossier/"):
            assert fact.meta.actor == fact.event.by
    registers: dict[str, list[int]] = {}
    for fact in facts:
        if isinstance(fact.event, DossierNumbered):
            registers.setdefault(fact.stream, []).append(fact.version)
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in registers.values())


@pytest.mark.postgres
def test_the_command_streams_them_into_the_log(housed: Hoso) -> None:
    asked = ("generate", "--dossiers", "60", "--months", "3", "--seed", "5", "--until", "2025-06-30")
    first, second = housed(*asked), housed(*asked)
    assert "60 dossiers with" in first.out
    assert "0 dossiers with 0 facts generated, 60 known already" in second.out
    figures = housed("audit", "timeliness", "--source", "hoso")
    assert figures.code == 0
