"""Public figures from real read models, against every dossier looked at by itself."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import psycopg
import pytest
from psycopg.rows import dict_row

from application.audits.anonymity import FEWEST, Label, Pair, labels_of
from application.audits.public_figures import CACHED_FOR, PublicFigures
from application.audits.public_timeliness import PublicRow, PublicTimeliness
from application.audits.quarters import Quarter
from application.audits.report import Share
from application.audits.scope import midnight
from application.audits.statistics import MEDIAN, P95, quantile
from application.audits.tally import What, how_ended
from domain.errors import Malformed
from infrastructure.main import RunningInstallation
from infrastructure.postgres.names import SchemaNames
from infrastructure.read_models.dossier import DossierRow
from tests.infrastructure.audits.conftest import NOW, Generated

pytestmark = pytest.mark.postgres

QUARTERS = [Quarter(2026, 1), Quarter(2026, 2)]


def published(generated: Generated, quarter: Quarter | None) -> PublicTimeliness:
    """What everybody sees."""
    return generated.ask(lambda running: running.audits.public.timeliness(quarter))


def one_by_one(generated: Generated, names: SchemaNames, quarter: Quarter) -> dict[Pair, list[DossierRow]]:
    """Dossiers handed in here that ended in the quarter, by procedure and agency."""
    found: dict[Pair, list[DossierRow]] = {}
    with psycopg.connect(generated.url, row_factory=dict_row) as db:
        for row in db.execute(f"SELECT * FROM {names.read}.dossier WHERE source = 'hoso'".encode()):
            dossier = DossierRow(**{name: row[name] for name in DossierRow.__struct_fields__})
            if dossier.ended_at and midnight(quarter.since) <= dossier.ended_at < midnight(quarter.before):
                found.setdefault(Pair(dossier.procedure or "", dossier.agency or ""), []).append(dossier)
    return found


def timeliness_of(dossiers: list[DossierRow]) -> tuple[int, Share, timedelta, timedelta]:
    """The figures of dossiers, counted in Python."""
    lengths, how = [], []
    for one in dossiers:
        assert one.ended_at is not None
        assert one.submitted_at is not None
        lengths.append(timedelta(seconds=int((one.ended_at - one.submitted_at).total_seconds())))
        how.append(how_ended(one, one.ended_at))
    judged = [one for one in how if one is not What.NO_DEADLINE]
    median, p95 = quantile(sorted(lengths), MEDIAN), quantile(sorted(lengths), P95)
    assert median is not None
    assert p95 is not None
    share = Share(len(judged) - judged.count(What.LATE), len(judged)) if len(judged) >= 5 else Share(0, 0)
    return len(dossiers), share, whole_hours(median), whole_hours(p95)


def whole_hours(length: timedelta) -> timedelta:
    """Rounded up."""
    hour = timedelta(hours=1)
    return length - length % hour + (hour if length % hour else timedelta())


def figures(rows: tuple[PublicRow, ...]) -> Mapping[Label, Any]:
    return {Label(row.procedure, row.agency): (row.ended, row.on_time, row.median, row.p95) for row in rows}


@pytest.mark.parametrize("quarter", QUARTERS, ids=str)
def test_every_figure_is_that_of_its_dossiers(generated: Generated, names: SchemaNames, quarter: Quarter) -> None:
    found = published(generated, quarter)
    dossiers = one_by_one(generated, names, quarter)

    of_label: dict[Label, list[DossierRow]] = {}
    for pair, label in labels_of({pair: len(some) for pair, some in dossiers.items()}).items():
        of_label.setdefault(label, []).extend(dossiers[pair])
    assert figures(found.rows) == {label: timeliness_of(some) for label, some in of_label.items()}
    assert all(row.ended >= FEWEST for row in found.rows)
    assert sum(row.ended for row in found.rows) == sum(map(len, dossiers.values()))
    assert any(row.is_merged for row in found.rows)
    assert any(len(some) < FEWEST for some in dossiers.values())


def test_the_last_quarter_that_is_over_is_shown_where_none_is_named(generated: Generated) -> None:
    found = published(generated, None)

    assert found.quarter == Quarter(2026, 2)
    assert found.asked.query == "hoso audit public --source hoso --period 2026-Q2"
    assert [(row.procedure is None, row.agency is None) for row in found.rows][-1] in {(False, True), (True, True)}


def test_the_position_is_the_one_the_figures_hold_at(generated: Generated) -> None:
    async def ask(running: RunningInstallation) -> tuple[int, int]:
        return (await running.audits.public.timeliness()).asked.position, await running.store.log.head()

    position, head = generated.ask(ask)
    assert position == head > 0


def test_a_quarter_in_which_nothing_ended_looks_like_one_in_which_too_little_did(generated: Generated) -> None:
    assert published(generated, Quarter(2020, 1)).rows == ()


def test_a_quarter_that_is_not_over_and_a_source_nobody_knows_are_refused(generated: Generated) -> None:
    with pytest.raises(Malformed, match="2026-Q3 is not over"):
        published(generated, Quarter(2026, 3))
    with pytest.raises(Malformed, match="no dossier of source «receipt»"):
        generated.ask(lambda running: running.audits.public.timeliness(None, "receipt"))


@dataclass
class Moving:
    """A clock a test moves."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


def test_a_crowd_is_answered_by_one_count_until_marks_change(generated: Generated, names: SchemaNames) -> None:
    async def ask(running: RunningInstallation) -> None:
        clock = Moving()
        running.store.clock = clock
        figures = PublicFigures(running.store, running.reads, running.reads.audits)
        first, *others = await asyncio.gather(*(figures.timeliness() for _ in range(50)))
        assert all(one is first for one in others)
        clock.at += CACHED_FOR
        assert await figures.timeliness() is first

        with late_mark(generated, names):
            assert await figures.timeliness() is first
            clock.at += CACHED_FOR - timedelta(microseconds=1)
            assert await figures.timeliness() is first
            clock.at += timedelta(microseconds=1)
            again = await figures.timeliness()
        assert again is not first
        assert again.rows == first.rows

    generated.ask(ask)


@contextmanager
def late_mark(generated: Generated, names: SchemaNames) -> Iterator[None]:
    """One more second of some dossier of the second quarter, as a late fact would leave it."""
    second = f"what = 'seconds' AND day = (SELECT max(day) FROM {names.read}.tally WHERE day < '2026-07-01')"
    with psycopg.connect(generated.url, autocommit=True) as db:
        db.execute(f"UPDATE {names.read}.tally SET number = number + 1 WHERE {second}".encode())
        try:
            yield
        finally:
            db.execute(f"UPDATE {names.read}.tally SET number = number - 1 WHERE {second}".encode())
