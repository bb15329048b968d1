"""Figures out of marks against figures out of whole histories: two ways that share nothing but the log."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest

from application.access.actors import Role
from application.audits.figures import Counted, Figures, FiguresContradict, count
from application.audits.figures_from_log import count_from_log
from application.audits.official import Dimension
from application.audits.reads import FigureGroup
from application.audits.report import Table
from application.audits.scope import AuditScope
from application.audits.tally import ENDED, RETURNED
from application.ports import Append, Metadata, NewFact
from domain.dossier.events import DossierConcluded, DossierSubmitted, FactCorrected
from domain.values import ActorId, Article
from infrastructure.audits.histories import StoredHistories
from infrastructure.main import RunningInstallation
from infrastructure.postgres.names import SchemaNames
from tests.infrastructure.audits.conftest import NOW, Generated

pytestmark = pytest.mark.postgres

PERIODS = [
    AuditScope(),
    AuditScope(source="hoso", since=date(2026, 3, 1), before=date(2026, 4, 1)),
    AuditScope(since=date(2026, 6, 17), before=date(2026, 6, 18)),
    AuditScope(before=date(2026, 5, 5)),
    AuditScope(since=date(2026, 8, 1)),
    AuditScope(agency="Y99.02", since=date(2026, 7, 1), before=date(2026, 12, 31)),
    AuditScope(procedure="9.000007", since=date(2026, 4, 1), before=date(2026, 7, 1)),
]


def both(generated: Generated, scope: AuditScope) -> tuple[Counted, Counted]:
    """The figures by the one way and by the other."""

    async def ask(running: RunningInstallation) -> tuple[Counted, Counted]:
        counted = await count(running.reads.audits, scope, running.store.clock.now())

        def again() -> Counted:
            with StoredHistories(running.url, running.settings.names) as histories:
                return count_from_log(histories, scope, counted.judged_at)

        return counted, await asyncio.to_thread(again)

    return generated.ask(ask)


INSTANTS = [
    AuditScope(happened_at=datetime(2026, 5, 4, 7, 13, 2, tzinfo=UTC)),
    AuditScope(since=date(2026, 5, 1), happened_at=datetime(2026, 6, 30, 1, tzinfo=UTC)),
]


@pytest.mark.parametrize("scope", [*PERIODS, *INSTANTS], ids=str)
def test_read_models_and_histories_give_the_same_figures(generated: Generated, scope: AuditScope) -> None:
    marks, histories = both(generated, scope)

    assert by_group(marks) == by_group(histories)
    assert marks.total.whole > 0


def test_a_month_is_carried_into_the_next(generated: Generated) -> None:
    march, _ = both(generated, AuditScope(since=date(2026, 3, 1), before=date(2026, 4, 1)))
    april, _ = both(generated, AuditScope(since=date(2026, 4, 1), before=date(2026, 5, 1)))

    assert april.total.carried == march.total.open
    assert march.judged_at == datetime(2026, 3, 31, 16, 59, 59, 999999, UTC)


def test_a_count_that_was_tampered_with_is_noticed(generated: Generated, names: SchemaNames) -> None:
    """By one, in a group that has nothing open: nobody is left who could have ended late."""
    key, group = "source, agency, procedure, channel, day, what", "source, agency, procedure, channel"
    ended = ", ".join(f"'{what}'" for what in (*ENDED, *RETURNED))
    nothing_open = f"""
        SELECT {group} FROM {names.read}.tally GROUP BY {group}
        HAVING sum(number) FILTER (WHERE what = 'received') = sum(number) FILTER (WHERE what IN ({ended}))"""
    chosen = f"""
        SELECT {key} FROM {names.read}.tally WHERE what = 'late' AND ({group}) IN ({nothing_open})
        ORDER BY day DESC LIMIT 1"""
    with psycopg.connect(generated.url, autocommit=True) as db:
        row = db.execute(chosen.encode()).fetchone()
        assert row is not None, "no group has nothing open and something late"
        change = f"UPDATE {names.read}.tally SET number = number + %s WHERE ({key}) = (%s, %s, %s, %s, %s, %s)".encode()
        db.execute(change, (1, *row))
        try:
            with pytest.raises(FiguresContradict, match=r"open is -1, below zero"):
                both(generated, AuditScope())
        finally:
            db.execute(change, (-1, *row))


def by_group(counted: Counted) -> dict[FigureGroup, Figures]:
    """The groups in which anything happened."""
    return {group: figures for group, figures in counted.groups.items() if figures != Figures()}


def test_corrected_instants_are_believed_by_every_audit(generated: Generated) -> None:
    """The last test of this log: it puts the ends of every fifth dossier and the beginning of every seventh right."""
    month = AuditScope(since=date(2026, 3, 1), before=date(2026, 4, 1))
    before = {scope: counted_by_audits(generated, scope) for scope in (AuditScope(), month, *INSTANTS)}

    generated.ask(put_right)

    for scope, was in before.items():
        assert counted_by_audits(generated, scope) != was


def counted_by_audits(generated: Generated, scope: AuditScope) -> Sequence[Table]:
    """What the desk answers, derived twice; other audits count the same."""

    async def ask(running: RunningInstallation) -> Sequence[Table]:
        for audit in (running.audits.responsibility, running.audits.distribution):
            await audit(scope, verify=True)
        return (await running.audits.timeliness(scope, Dimension.AGENCY, verify=True)).tables

    return generated.ask(ask)


async def put_right(running: RunningInstallation) -> None:
    """Ends three weeks later or after three quarters of their time, beginnings three weeks earlier.

    Straight into the log, as another program might have left it: an act keeps the order of what happened.
    """
    log = await running.log.tail(0, 100_000)
    ends = [fact for fact in log if isinstance(fact.event, DossierConcluded)][::5]
    begins = [fact for fact in log if isinstance(fact.event, DossierSubmitted)]
    begin_of = {fact.stream: fact.event for fact in begins}
    ways = [timedelta(days=21), None]
    said = [(fact, ways[number % 2]) for number, fact in enumerate(ends)]
    for fact, later in [*said, *((fact, timedelta(days=-21)) for fact in begins[::7])]:
        begin, at = begin_of[fact.stream], fact.event.occurred_at
        says = begin.occurred_at + (at - begin.occurred_at) * 3 / 4 if later is None else at + later
        correction = FactCorrected(
            by=ActorId("leader-1"),
            occurred_at=NOW,
            corrects_position=fact.position,
            corrects_version=fact.version,
            field="occurred_at",
            says=says.isoformat(),
            reason="Ghi nhầm ngày",
            basis=Article("NĐ 30/2020/NĐ-CP Điều 18"),
        )
        key = f"{fact.stream}/{fact.version}"
        meta = Metadata(actor=ActorId("leader-1"), role=Role.LEADER.value, agency=begin.agency, key=key)
        await running.log.append(Append([NewFact(fact.stream, None, correction)], meta, b""))
