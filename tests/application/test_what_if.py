"""The same facts under another law: nothing differs under the same law, and exactly what must differ under another."""

import asyncio
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar

import pytest

from application import streams
from application.access.rows import Visibility
from application.case_store import CaseStore
from application.history.what_if import Changed, Simulation, Supposition
from application.queries.reads import DossierFilter, DossierOrder, Page
from domain.dossier.events import DossierAccepted, DossierSubmitted
from domain.dossier.timeliness import Verdict
from domain.errors import Malformed
from infrastructure.main import build_in_memory
from infrastructure.sample_data.generated.generation import GenerationRequest, generate
from infrastructure.system_clock import SystemClock

T = TypeVar("T")
NOW = datetime(2026, 11, 1, tzinfo=UTC)
DOSSIERS = 250


class AllOfTheLog:
    """Every dossier of a log on one page."""

    def __init__(self, store: CaseStore) -> None:
        self.store = store

    async def dossiers(
        self,
        wanted: DossierFilter,
        visibility: Visibility,
        *,
        order: DossierOrder,
        descending: bool,
        first: int,
        after: str | None,
    ) -> Page:
        facts = await self.store.log.tail(0, 1_000_000)
        rows = [
            {"id": fact.stream.removeprefix("dossier/"), "code": None, "procedure": fact.event.procedure}
            for fact in facts
            if isinstance(fact.event, DossierSubmitted)
        ]
        return Page(rows, [row["id"] for row in rows], has_next=False)


@dataclass
class Installation:
    """An installation with generated dossiers, to be assessed again."""

    store: CaseStore
    runner: asyncio.Runner

    def again(self, **overrides: str) -> tuple[list[Changed], Simulation]:
        return self.under(Supposition(overrides={name.replace("__", "."): text for name, text in overrides.items()}))

    def under(self, supposed: Supposition) -> tuple[list[Changed], Simulation]:
        simulation = Simulation(self.store, supposed, NOW)

        async def run() -> list[Changed]:
            pages, visibility = AllOfTheLog(self.store), Visibility(all=True)
            return [one async for one in simulation.changed(pages, DossierFilter(), visibility)]

        return self.run(run()), simulation

    def run(self, asked: Coroutine[object, object, T]) -> T:
        return self.runner.run(asked)


@pytest.fixture(scope="module")
def installation() -> Iterator[Installation]:
    with asyncio.Runner() as runner:
        store = runner.run(build_in_memory(SystemClock()))
        order = GenerationRequest(dossiers=DOSSIERS, months=18, seed=11, until=date(2026, 10, 31))
        runner.run(generate(store, order, now=NOW, progress=lambda done: None))
        yield Installation(store, runner)


def test_under_the_law_they_were_decided_by_nothing_differs(installation: Installation) -> None:
    changed, simulation = installation.under(Supposition())

    assert changed == []
    assert simulation.totals.dossiers == DOSSIERS
    assert simulation.totals.before == simulation.totals.after
    assert {Verdict.EARLY, Verdict.ON_TIME, Verdict.LATE} <= set(simulation.totals.before)


def test_an_override_that_changes_nothing_differs_in_nothing_though_the_law_was_amended_since(
    installation: Installation,
) -> None:
    """The one value supplement.requests_allowed has anyhow."""
    changed, simulation = installation.again(supplement__requests_allowed="1")
    assert changed == []
    assert simulation.totals.refusals == 0
    assert simulation.never_read == ()


def test_a_parameter_that_no_act_reads_is_named(installation: Installation) -> None:
    _, simulation = installation.again(complaints__acceptance="9 working days")
    assert simulation.never_read == ("complaints.acceptance",)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("supplement.requests_allowed", "-1"),
        ("supplement.requests_allowed", "1.5"),
        ("supplement.requests_allowed", "1000000"),
        ("complaints.acceptance", "ba ngày rưỡi"),
        ("cut_offs.last_office_hour", "khi nào tiện"),
    ],
)
def test_a_value_of_another_kind_or_out_of_range_is_refused(installation: Installation, name: str, value: str) -> None:
    with pytest.raises(Malformed, match=name):
        installation.under(Supposition(overrides={name: value}))


def test_a_shorter_limit_makes_more_dossiers_late_and_says_so(installation: Installation) -> None:
    changed, simulation = installation.again(procedure__limit="1 giờ làm việc")

    assert simulation.totals.after[Verdict.LATE] > simulation.totals.before[Verdict.LATE]
    assert simulation.totals.after[Verdict.NO_DEADLINE] <= simulation.totals.before[Verdict.NO_DEADLINE]
    late = [one for one in changed if one.after.verdict is Verdict.LATE and one.before.verdict is Verdict.EARLY]
    assert late
    assert all("→ 1 giờ làm việc" in one.because[0] for one in late)
    assert simulation.totals.changed == len(changed)


def test_where_no_supplement_is_allowed_each_one_made_would_have_been_refused(installation: Installation) -> None:
    changed, simulation = installation.again(supplement__requests_allowed="0")

    refused = {one.dossier for one in changed if "SUPPLEMENT_ALREADY_REQUESTED" in one.after.refusals}
    facts = installation.run(installation.store.log.tail(0, 1_000_000))
    asked = {fact.stream for fact in facts if fact.topic == "dossier.supplement_requested.v1"}
    assert {streams.dossier(dossier) for dossier in refused} == asked
    assert simulation.totals.refusals == len(refused) > 0


def test_going_on_instead_of_beginning_again_never_gives_more_time(installation: Installation) -> None:
    changed, _ = installation.again(procedure__resume="pause")

    assert changed
    for one in changed:
        assert one.before.due_at is not None
        assert one.after.due_at is not None
        assert one.after.due_at <= one.before.due_at


def test_nothing_is_written(installation: Installation) -> None:
    before = installation.run(installation.store.log.head())

    installation.again(procedure__limit="2 ngày làm việc")

    assert installation.run(installation.store.log.head()) == before


def test_the_law_of_a_day_with_other_numbers(installation: Installation) -> None:
    """Before 17/11/2025 nothing closed a dossier for want of a supplement, before 05/8/2026 the hand-in started clocks.

    So no other conclusion may differ than a date of what was received since 05/8/2026, and that is never later.
    """
    changed, _ = installation.under(Supposition(law_as_of=date(2025, 8, 1)))
    facts = installation.run(installation.store.log.tail(0, 1_000_000))
    by_slip = {fact.stream for fact in facts if isinstance(fact.event, DossierAccepted) and started_by_slip(fact.event)}

    redated = [one for one in changed if one.after.due_at != one.before.due_at]
    assert {streams.dossier(one.dossier) for one in redated} <= by_slip
    assert all(one.after.due_at and one.before.due_at and one.after.due_at < one.before.due_at for one in redated)
    assert redated


def started_by_slip(event: DossierAccepted) -> bool:
    """Whether the slip started the clock (NĐ 309/2026)."""
    return event.law_as_of >= date(2026, 8, 5)


def test_dossiers_for_which_no_law_is_loaded_are_counted_apart(installation: Installation) -> None:
    changed, simulation = installation.under(Supposition(law_as_of=date(2001, 1, 1)))

    assert changed == []
    assert simulation.totals.dossiers == 0
    assert simulation.totals.not_reassessed == DOSSIERS


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("supplement.requests", "2", "«supplement.requests» is no parameter"),
        ("supplement.requests_allowed", "two", "a whole number"),
        ("procedure.resume", "stop", "restart, pause"),
        ("procedure.limit", "soon", "not a time limit"),
    ],
)
def test_a_supposition_that_cannot_be_read_is_refused(
    installation: Installation, name: str, value: str, says: str
) -> None:
    with pytest.raises(Malformed, match=says):
        installation.under(Supposition(overrides={name: value}))
