"""What a list showed at any position of the log can be shown again, and a program of another shape makes it anew."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from application.access.rows import Visibility
from application.queries.reads import DossierFilter, DossierOrder, ProcedureFilter
from infrastructure.postgres.names import SchemaNames
from infrastructure.read_models.digests import digest_of
from infrastructure.read_models.generations import Misshapen, live
from infrastructure.read_models.model import Db
from infrastructure.read_models.projector import Projector
from infrastructure.read_models.reads import PostgresReads
from infrastructure.read_models.rebuild import rebuild
from infrastructure.read_models.tables import MODELS
from tests.counts import examples
from tests.infrastructure.read_models import histories as h
from tests.infrastructure.read_models.observation import eventually, row, rows
from tests.infrastructure.read_models.test_projector import many

pytestmark = pytest.mark.postgres
Record = Callable[..., None]
KNOWN = "SELECT id, known_from, known_to, status FROM read_h14.dossier_history ORDER BY known_from"


@dataclass
class Reading:
    """The read side, in a loop of its own."""

    reads: PostgresReads
    runner: asyncio.Runner


@pytest.fixture
def reading(migrated_url: str, names: SchemaNames) -> Iterator[Reading]:
    """The read side."""
    with asyncio.Runner() as runner:
        found = Reading(PostgresReads(migrated_url, names), runner)
        yield found
        found.reads.close()


def listed(
    reading: Reading, known: int | None, wanted: DossierFilter | None = None, **how: Any
) -> list[dict[str, Any]]:
    """Every page of a list, one after the other."""
    asked: dict[str, Any] = {"order": DossierOrder.OPENED, "descending": False, "first": 3} | how

    async def pages() -> list[dict[str, Any]]:
        found, after, more = [], None, True
        while more:
            page = await reading.reads.dossiers(
                wanted or DossierFilter(), Visibility(all=True), after=after, known=known, **asked
            )
            found += page.rows
            after, more = page.cursors[-1] if page.cursors else None, page.has_next
        return found

    return reading.runner.run(pages())


def test_what_one_instant_recorded_leaves_one_row(
    record: Record, follow: Callable[..., None], migrated_url: str
) -> None:
    """Nobody can ask for an instant between them."""
    record(*many(5))

    follow()

    stamps = rows(migrated_url, "SELECT count(DISTINCT recorded_at) FROM log_h14.fact")
    assert len(rows(migrated_url, KNOWN)) <= 5 * (stamps[0][0] - 1)


@pytest.mark.parametrize("most", [1, 2, 5000])
def test_a_row_lies_alongside_the_table_from_the_fact_on_that_changed_it(
    record: Record, follow: Callable[..., None], migrated_url: str, most: int
) -> None:
    for made in (h.submitted(), h.accepted(), h.assigned(), h.concluded()):
        record(*h.facts_of("a", made))

    follow(most)

    assert rows(migrated_url, KNOWN) == [("a", 1, 2, 1), ("a", 2, 3, 2), ("a", 3, 4, 4)]
    assert row(migrated_url, "a")["position"] == 4


@settings(
    max_examples=examples(12, full=40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_list_as_known_is_the_list_as_it_was(
    data: st.DataObject, reading: Reading, record: Record, db: Db, follow: Callable[..., None]
) -> None:
    """Facts come a few at a time; what was listed after each is listed again when all are there."""
    lives = [f"{data.draw(st.uuids())}-{n}" for n in range(4)]
    events = {one: [h.submitted(one), *data.draw(st.lists(st.sampled_from(h.ANY), max_size=5))] for one in lives}
    then: dict[int, list[dict[str, Any]]] = {}
    for turn in range(6):
        facts = [
            fact
            for one in lives
            for made in events[one][turn : turn + 1]
            for fact in h.facts_of(one, made if turn == 0 else made())
        ]
        if facts:
            record(*facts)
            follow(data.draw(st.sampled_from([1, 3, 5000])))
            head = db.execute(b"SELECT max(position) FROM log_h14.fact").fetchone()
            assert head
            then[head[0]] = listed(reading, None)

    for position, was in then.items():
        assert listed(reading, position) == was
        assert listed(reading, position, first=100, order=DossierOrder.CHANGED, descending=True) == sorted(
            was, key=lambda one: -one["position"]
        )
        due = [one["id"] for one in was if one["due_at"]]
        assert sorted(one["id"] for one in listed(reading, position, order=DossierOrder.DUE)) == sorted(due)
        opened = [one for one in was if one["ended_at"] is None]
        assert listed(reading, position, DossierFilter(open=True)) == opened


def test_procedures_are_listed_as_they_were_known(
    reading: Reading, record: Record, follow: Callable[..., None]
) -> None:
    for one in (h.published("1.1", "Một"), h.amended("1.1", "Hai"), h.published("1.2", "Ba")):
        record(one)
    follow()

    async def names_at(known: int | None) -> tuple[list[str], int]:
        page = await reading.reads.procedures(ProcedureFilter(), first=10, after=None, known=known)
        return [one["name"] for one in page.rows], await reading.reads.count_procedures(ProcedureFilter(), known=known)

    assert [reading.runner.run(names_at(known)) for known in (0, 1, 2, 3, None)] == [
        ([], 0),
        (["Một"], 1),
        (["Hai"], 1),
        (["Hai", "Ba"], 2),
        (["Hai", "Ba"], 2),
    ]


def test_three_rebuilds_have_one_digest_past_rows_and_all(
    record: Record, follow: Callable[..., None], db: Db, names: SchemaNames, migrated_url: str
) -> None:
    record(*many(30), *h.facts_of("x", h.adopted(), h.activity()), h.published("1.1", "Một"))
    record(*h.facts_of("1", h.concluded()), *h.facts_of("2", h.withdrawn()), h.amended("1.1", "Hai"))
    follow(7)  # the live one was made in small batches
    lived = {model.name: digest_of(db, names, model) for model in MODELS}

    for _ in range(3):
        for model in MODELS:
            rebuild(db, names, model)
        assert {model.name: digest_of(db, names, model) for model in MODELS} == lived

    assert len(set(lived.values())) == len(MODELS)
    with psycopg.connect(migrated_url) as admin:
        admin.execute("UPDATE read_h14.dossier_history SET unit = 'khác' WHERE id = '1'")
    assert digest_of(db, names, MODELS[0]) != lived["dossier"]


@pytest.fixture
def of_another_shape(record: Record, follow: Callable[..., None], migrated_url: str) -> None:
    """A database that an installation without past rows has left behind."""
    record(*many(5))
    record(*h.facts_of("1", h.concluded()))
    follow()
    with psycopg.connect(migrated_url) as admin:
        admin.execute("DROP TABLE read_h14.dossier_history_1 CASCADE")
        admin.execute("UPDATE read_h14.tracking SET shape = NULL WHERE model = 'dossier'")


@pytest.mark.usefixtures("of_another_shape")
def test_a_read_model_of_another_shape_is_made_anew_alongside_and_loudly(
    record: Record, projector: Callable[..., Projector], migrated_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        running = projector()
        record(*h.facts_of("later", h.submitted("later")))
        eventually(lambda: running.position == 17)

    assert ("1", 4) in [(one[0], one[3]) for one in rows(migrated_url, KNOWN)]
    assert rows(migrated_url, "SELECT count(*) FROM read_h14.dossier") == [(6,)]
    assert rows(migrated_url, "SELECT count(*) FROM read_h14.parked") == [(0,)]
    assert rows(migrated_url, "SELECT generation, live FROM read_h14.tracking WHERE model = 'dossier'") == [(2, True)]
    assert [message.getMessage().split(" ")[2] for message in caplog.records] == ["dossier", "dossier"]
    assert (running.failure, running.renewed > 0) == (None, True)


@pytest.mark.usefixtures("of_another_shape")
def test_nothing_is_filled_into_tables_of_another_shape(db: Db, names: SchemaNames) -> None:
    with pytest.raises(Misshapen, match="dossier"), db.transaction():
        live(db, names, MODELS)
