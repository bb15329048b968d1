"""A calendar decision that comes late moves open dates, each with its notice; closed ones never move."""

import asyncio
import logging
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

import pytest

from application import streams
from application.access.actors import SYSTEM, Actor, Role
from application.case_store import CaseStore
from application.ports import Fact
from application.process_managers.deadline_recalculation import DeadlineRecalculation, recalculate_deadlines
from application.record import record
from domain.calendar.commands import SwapWorkingDay
from domain.calendar.published import published_decisions
from domain.calendar.recalculation import DeadlinesRecalculated
from domain.dossier import commands as c
from domain.dossier.events import DeadlineMoved
from domain.law.parameters import book
from domain.log_integrity.decider import SealedFactsLost
from domain.procedure.commands import PublishProcedure
from domain.procedure.content import ProcedureContent
from domain.procedure.identity import ProcedureKey
from domain.values import AgencyId, Article, Channel, DossierId, ProcedureCode, legal_day
from infrastructure.identity.subject_keys import SqliteSubjectKeys
from infrastructure.log.loss_guard import LossGuard
from infrastructure.log.memory_log import MemoryLog
from tests.domain.dossier import given_when_then as g

T = TypeVar("T")
ANOTHER = Article("CV 1/VPCP-KGVX")
NOTICE = next(decision for decision in published_decisions() if getattr(decision, "day_off", None) == date(2026, 1, 2))
"""CV 12729/VPCP-KGVX of 25/12/2025: off on 02/01/2026, worked on Saturday 10/01/2026 instead."""


_CITIZEN = Actor(g.CITIZEN, Role.APPLICANT, person=g.SUBMIT.applicant)
ACTOR_OF = {
    c.SubmitDossier: _CITIZEN,
    c.WithdrawDossier: _CITIZEN,
    c.AcceptDossier: Actor(g.DESK, Role.INTAKE, AgencyId("H15.50")),
}


class Clock:
    """The present, wherever a story puts it."""

    present = g.at("22/12/2025 08:00")

    def now(self) -> datetime:
        return self.present


class OpenInLog:
    """Every dossier of the log, all of them shown as open: whether it is, the recalculation must see for itself."""

    def __init__(self, store: CaseStore) -> None:
        self.store = store

    async def reached(self, position: int) -> None:
        assert position <= await self.store.log.head()

    async def open_dossiers(
        self, opened_before: int, changed_after: int, after: int, first: int
    ) -> Sequence[tuple[str, int]]:
        facts = await self.store.log.tail(0, 100_000)
        last = {fact.stream: fact.position for fact in facts if streams.is_dossier(fact.stream)}
        opened = [(fact.stream, fact.position) for fact in facts if fact.stream in last and fact.version == 1]
        shown = [
            (stream.removeprefix("dossier/"), position)
            for stream, position in opened
            if after < position < opened_before and last[stream] > changed_after
        ]
        return shown[:first]


@dataclass
class Installation:
    """An installation whose calendar does not know the notice yet."""

    store: CaseStore
    runner: asyncio.Runner

    def does(self, *commands: object) -> None:
        for command in commands:
            self.run(record(self.store, ACTOR_OF.get(type(command), SYSTEM), command))

    def accepted(self, name: str, procedure: str) -> DossierId:
        dossier = DossierId(name)
        now = self.store.clock.now()
        submit = c.SubmitDossier(
            dossier=dossier,
            by=g.CITIZEN,
            occurred_at=now,
            procedure=ProcedureCode(procedure),
            agency=AgencyId("H15.50"),
            channel=Channel.ONLINE,
            applicant=g.SUBMIT.applicant,
            applicant_kind=g.SUBMIT.applicant_kind,
            encrypted=g.SUBMIT.encrypted,
        )
        self.does(submit, c.AcceptDossier(dossier=dossier, by=g.DESK, occurred_at=now))
        return dossier

    def due_on(self, dossier: DossierId) -> date | None:
        return self.run(self.store.dossier(dossier)).due_on

    def moves(self, dossier: DossierId) -> list[DeadlineMoved]:
        events = self.run(self.store.log.history(streams.dossier(dossier)))
        return [event for event in events if isinstance(event, DeadlineMoved)]

    def recalculates(self) -> DeadlinesRecalculated | None:
        return self.run(recalculate_deadlines(self.store, OpenInLog(self.store)))

    def run(self, asked: Coroutine[object, object, T]) -> T:
        return self.runner.run(asked)


@pytest.fixture
def installation() -> Iterator[Installation]:
    with asyncio.Runner() as runner:
        subject_keys = SqliteSubjectKeys(None)
        installation = Installation(CaseStore(MemoryLog(), Clock(), subject_keys, book(), b"k"), runner)
        installation.does(*(decision for decision in published_decisions() if decision != NOTICE))
        for code, limit in (
            ("1.000001", "5 ngày làm việc"),
            ("1.000002", "8 ngày làm việc"),
            ("1.000003", "13 ngày làm việc"),
        ):
            content = ProcedureContent(name="Thủ tục", limits=g.limits((None, limit)))
            key, code_ = ProcedureKey(code), ProcedureCode(code)
            installation.does(
                PublishProcedure(procedure=key, code=code_, content=content, decision=None, effective_on=None)
            )
        yield installation
        subject_keys.close()


def test_the_late_notice_of_december_2025_moves_open_dates_and_says_why(installation: Installation) -> None:
    early, friday, make_up = (installation.accepted(f"h-{n}", f"1.00000{n}") for n in (1, 2, 3))
    assert [installation.due_on(one) for one in (early, friday, make_up)] == [
        date(2025, 12, 29),
        date(2026, 1, 2),
        date(2026, 1, 9),
    ]

    installation.does(NOTICE)
    done = installation.recalculates()

    assert installation.due_on(early) == date(2025, 12, 29)
    assert installation.due_on(friday) == date(2026, 1, 5)
    assert installation.due_on(make_up) == date(2026, 1, 10)
    assert installation.moves(early) == []
    (moved,) = installation.moves(friday)
    assert legal_day(moved.was_due_at) == date(2026, 1, 2)
    assert moved.because == "CV 12729/VPCP-KGVX ngày 25/12/2025"
    assert done is not None
    assert (done.looked_at, done.moved, done.basis) == (3, 2, NOTICE.basis)


def test_a_closed_dossier_never_moves(installation: Installation) -> None:
    dossier = installation.accepted("h-2", "1.000002")
    installation.does(c.WithdrawDossier(dossier=dossier, by=g.CITIZEN, occurred_at=installation.store.clock.now()))

    installation.does(NOTICE)
    installation.recalculates()

    assert installation.moves(dossier) == []
    assert installation.due_on(dossier) == date(2026, 1, 2)
    attempts = [
        fact for fact in installation.run(installation.store.log.tail(0, 10_000)) if fact.stream.startswith("attempts/")
    ]
    assert attempts == []


def test_a_change_is_carried_to_the_dossiers_once(installation: Installation) -> None:
    dossier = installation.accepted("h-2", "1.000002")
    installation.does(NOTICE)

    first, again = installation.recalculates(), installation.recalculates()

    assert first is not None
    assert again is None
    assert len(installation.moves(dossier)) == 1


def test_what_died_half_way_begins_again_and_moves_nothing_twice(installation: Installation) -> None:
    dossier = installation.accepted("h-2", "1.000002")
    installation.does(NOTICE)
    now = installation.store.clock.now()
    half_way = c.MoveDeadline(dossier=dossier, by=SYSTEM.id, occurred_at=now, because=NOTICE.basis)
    installation.run(record(installation.store, SYSTEM, half_way))
    assert installation.due_on(dossier) == date(2026, 1, 5)

    installation.recalculates()

    assert len(installation.moves(dossier)) == 1


def test_where_no_dossier_rests_on_an_older_calendar_nothing_is_recorded(installation: Installation) -> None:
    installation.does(NOTICE)
    installation.accepted("h-2", "1.000002")
    before = installation.run(installation.store.log.head())

    assert installation.recalculates() is None
    assert installation.run(installation.store.log.head()) == before


def test_two_changes_are_both_named(installation: Installation) -> None:
    dossier = installation.accepted("h-2", "1.000002")

    installation.does(NOTICE, SwapWorkingDay(date(2026, 1, 5), date(2026, 1, 17), ANOTHER))
    installation.recalculates()

    (moved,) = installation.moves(dossier)
    assert moved.because == f"{NOTICE.basis}; {ANOTHER}"
    assert installation.due_on(dossier) == date(2026, 1, 6)


def decisions(installation: Installation) -> list[Fact]:
    """The facts a process manager of deadlines is handed."""
    facts = installation.run(installation.store.log.facts(streams.CALENDAR))
    assert {fact.topic for fact in facts} <= set(DeadlineRecalculation.topics)
    return facts


def test_decisions_that_come_together_are_one_recalculation(installation: Installation) -> None:
    dossier = installation.accepted("h-2", "1.000002")
    installation.does(NOTICE, SwapWorkingDay(date(2026, 1, 5), date(2026, 1, 17), ANOTHER))
    counting = CountingPasses(installation.store)
    manager = DeadlineRecalculation(counting)

    for fact in decisions(installation):
        installation.run(manager.react(installation.store, fact))

    assert len(installation.moves(dossier)) == 1
    assert counting.passes == 2  # one look, and one for what was decided meanwhile


def test_the_first_fact_of_the_calendar_is_followed_too_and_it_is_told_what_moved(
    installation: Installation, caplog: pytest.LogCaptureFixture
) -> None:
    dossier = installation.accepted("h-2", "1.000002")
    installation.does(NOTICE)
    manager, first = DeadlineRecalculation(OpenInLog(installation.store)), decisions(installation)[0]

    with caplog.at_level(logging.INFO):
        installation.run(manager.react(installation.store, first))

    assert (first.version, len(installation.moves(dossier))) == (1, 1)
    assert f"{NOTICE.basis}: 1 open dossiers looked at, 1 dates moved" in caplog.text


def test_what_the_calendar_leaves_where_it_was_is_looked_at_and_not_moved(installation: Installation) -> None:
    dossier = installation.accepted("h-1", "1.000001")
    installation.does(NOTICE)

    done = installation.recalculates()

    assert done is not None
    assert (done.looked_at, done.moved, installation.moves(dossier)) == (1, 0, [])


class CountingPasses(OpenInLog):
    """Counts how often all open dossiers are gone through."""

    passes = 0

    async def open_dossiers(
        self, opened_before: int, changed_after: int, after: int, first: int
    ) -> Sequence[tuple[str, int]]:
        self.passes += after == 0
        return await super().open_dossiers(opened_before, changed_after, after, first)


def test_while_nothing_may_be_recorded_no_dossier_is_left_behind(installation: Installation) -> None:
    dossier = installation.accepted("h-2", "1.000002")
    installation.does(NOTICE)
    lost = {"alarm": "TRUNCATED"}

    async def missing() -> Mapping[str, str] | None:
        return lost or None

    guard = LossGuard(installation.store.log, missing)
    guarded = CaseStore(guard, Clock(), installation.store.subject_keys, book(), b"k")
    manager, last = DeadlineRecalculation(OpenInLog(guarded)), decisions(installation)[-1]

    guard.compared(lost)
    with pytest.raises(SealedFactsLost):
        installation.run(manager.react(guarded, last))
    lost.clear()
    installation.run(manager.react(guarded, last))

    assert len(installation.moves(dossier)) == 1
