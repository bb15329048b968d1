"""A read model can be built anew beside the one that serves, and nobody notices but by the better rows."""

import threading
from collections.abc import Callable, Sequence

import psycopg
import pytest

from application.ports import Fact
from infrastructure.postgres.names import SchemaNames
from infrastructure.read_models import dossiers
from infrastructure.read_models import rebuild as rebuild_module
from infrastructure.read_models.catch_up import Overtaken
from infrastructure.read_models.dossiers import DossierModel
from infrastructure.read_models.generations import begin
from infrastructure.read_models.model import Db, EachBatch, Filling, ReadModel, TableNames
from infrastructure.read_models.projector import Projector, connect
from infrastructure.read_models.rebuild import rebuild
from infrastructure.read_models.tables import MODELS
from tests.infrastructure.read_models import histories as h
from tests.infrastructure.read_models.observation import digest, eventually, rows
from tests.infrastructure.read_models.test_projector import assert_complete, many

pytestmark = pytest.mark.postgres
Record = Callable[..., None]
TRACKED = "SELECT model, generation, position, live FROM read_h14.tracking ORDER BY 1, 2"
TABLES = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'read_h14' ORDER BY 1"


@pytest.fixture
def lived(record: Record, follow: Callable[..., None]) -> None:
    """Read models that have seen forty dossiers."""
    record(*many(40), *h.facts_of("x", h.adopted(), h.activity()))
    follow()


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_a_rebuilt_read_model_shows_the_same(db: Db, names: SchemaNames, migrated_url: str, model: ReadModel) -> None:
    before, progress = digest(migrated_url, model), []

    position = rebuild(db, names, model, progress=lambda done, of: progress.append((done, of)))

    assert position == 122
    assert progress[-1] == (122, 122)
    assert digest(migrated_url, model) == before
    assert (model.name, 2, 122, True) in rows(migrated_url, TRACKED)
    assert rows(migrated_url, "SELECT count(*) FROM read_h14.tracking") == [(4,)]
    assert not [name for (name,) in rows(migrated_url, TABLES) if name in {f"{t.name}_1" for t in model.tables}]


def test_what_is_shown_does_not_depend_on_how_the_batches_fell(
    record: Record, follow: Callable[..., None], db: Db, names: SchemaNames, migrated_url: str
) -> None:
    record(*many(6))
    follow(most=1)
    shown = {model.name: digest(migrated_url, model) for model in MODELS}

    for model in MODELS:
        rebuild(db, names, model)

    assert {model.name: digest(migrated_url, model) for model in MODELS} == shown


@pytest.mark.parametrize("in_memory", [0, 3, 1000])
@pytest.mark.parametrize("at_once", [5, 1000])
def test_however_many_rows_are_held_in_memory_they_are_written_as_followed(
    record: Record,
    follow: Callable[..., None],
    db: Db,
    names: SchemaNames,
    migrated_url: str,
    monkeypatch: pytest.MonkeyPatch,
    in_memory: int,
    at_once: int,
) -> None:
    monkeypatch.setattr(dossiers, "ROWS_IN_MEMORY", in_memory)
    monkeypatch.setattr(rebuild_module, "AT_ONCE", at_once)
    record(*many(12), *h.facts_of("x", h.adopted(), h.activity()))
    record(*[fact for n in range(12) for fact in h.facts_of(f"{n}", h.concluded())])
    follow()
    shown = digest(migrated_url, MODELS[0])

    rebuild(db, names, MODELS[0])

    assert digest(migrated_url, MODELS[0]) == shown


def test_a_fact_no_read_model_can_take_leaves_its_stream_aside_and_the_rest_is_rebuilt(
    record: Record, follow: Callable[..., None], db: Db, names: SchemaNames, migrated_url: str
) -> None:
    class Choosy(DossierModel):
        """Cannot take one dossier, however it is handed over."""

        def apply(self, db: Db, names: TableNames, facts: Sequence[Fact]) -> None:
            if any(fact.stream == "dossier/3" for fact in facts):
                raise ValueError("not this one")
            super().apply(db, names, facts)

        def filling(self, db: Db, names: TableNames) -> Filling:
            return EachBatch(self, db, names)

    record(*many(6))
    follow()

    rebuild(db, names, Choosy())

    assert rows(migrated_url, "SELECT id FROM read_h14.dossier ORDER BY id") == [("0",), ("1",), ("2",), ("4",), ("5",)]
    assert rows(migrated_url, "SELECT stream FROM read_h14.parked") == [("dossier/3",)]


def test_rebuilding_alongside_running_projectors_loses_nothing_and_readers_see_no_error(
    record: Record,
    projector: Callable[..., Projector],
    db: Db,
    names: SchemaNames,
    migrated_url: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    running = projector()
    record(*many(60))
    eventually(lambda: running.position == 180)
    done = threading.Event()
    positions: list[int] = []
    errors: list[BaseException] = []

    def read() -> None:
        try:
            with psycopg.connect(migrated_url, autocommit=True, prepare_threshold=1) as reader:
                while not done.is_set():
                    found = reader.execute("SELECT count(*) FROM read_h14.dossier").fetchone()
                    positions.append(found[0] if found else -1)
        except BaseException as error:
            errors.append(error)

    reading = threading.Thread(target=read)
    reading.start()
    for turn in range(3):
        record(*many(40, 60 + turn * 40))
        running.wake()
        for model in MODELS:
            rebuild(db, names, model)
    done.set()
    reading.join()
    eventually(lambda: running.position == 540)

    assert errors == []
    assert positions == sorted(positions)
    assert_complete(migrated_url, 180)
    live = {model.name: digest(migrated_url, model) for model in MODELS}
    for model in MODELS:
        rebuild(db, names, model)
    assert {model.name: digest(migrated_url, model) for model in MODELS} == live
    assert caplog.records == []


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("end", [KeyboardInterrupt, RuntimeError])
def test_a_rebuild_that_is_cancelled_changes_nothing(
    db: Db, names: SchemaNames, migrated_url: str, end: type[BaseException]
) -> None:
    before = digest(migrated_url, MODELS[0]), rows(migrated_url, TRACKED), rows(migrated_url, TABLES)

    def cancel(done: int, of: int) -> None:
        raise end

    with pytest.raises(end):
        rebuild(db, names, MODELS[0], progress=cancel)

    assert (digest(migrated_url, MODELS[0]), rows(migrated_url, TRACKED), rows(migrated_url, TABLES)) == before


@pytest.mark.usefixtures("lived")
def test_a_rebuild_whose_connection_is_lost_is_cleared_by_the_next(
    db: Db, names: SchemaNames, migrated_url: str
) -> None:
    before = digest(migrated_url, MODELS[0])

    def cut(done: int, of: int) -> None:
        rows(migrated_url, f"SELECT pg_terminate_backend({doomed.info.backend_pid})")

    with connect(migrated_url, names) as doomed, pytest.raises(psycopg.OperationalError):
        rebuild(doomed, names, MODELS[0], progress=cut)
    assert digest(migrated_url, MODELS[0]) == before

    rebuild(db, names, MODELS[0])

    assert digest(migrated_url, MODELS[0]) == before
    assert ("dossier", 3, 122, True) in rows(migrated_url, TRACKED)
    assert "dossier_2" not in {name for (name,) in rows(migrated_url, TABLES)}


def test_a_read_model_that_nobody_followed_yet_can_be_built(
    record: Record, db: Db, names: SchemaNames, migrated_url: str
) -> None:
    record(*many(3))

    for model in MODELS:
        assert rebuild(db, names, model) == 9

    assert_complete(migrated_url, 3)
    assert rows(migrated_url, "SELECT count(*), bool_and(live) FROM read_h14.tracking") == [(4, True)]


@pytest.mark.usefixtures("lived")
def test_two_rebuilds_at_once_end_with_one_of_them(db: Db, names: SchemaNames, migrated_url: str) -> None:
    before = digest(migrated_url, MODELS[0])

    def another(done: int, of: int) -> None:
        with connect(migrated_url, names) as other:
            rebuild(other, names, MODELS[0])

    with pytest.raises(Overtaken):
        rebuild_slowly(db, names, another)

    assert digest(migrated_url, MODELS[0]) == before
    assert [row for row in rows(migrated_url, TRACKED) if row[0] == "dossier"] == [("dossier", 3, 122, True)]
    made = {name for (name,) in rows(migrated_url, TABLES)}
    assert {f"{table.name}_{n}" for table in MODELS[0].tables for n in (1, 2)}.isdisjoint(made)


def rebuild_slowly(db: Db, names: SchemaNames, meanwhile: Callable[[int, int], None]) -> None:
    """A rebuild in whose middle something else happens."""
    rebuild(db, names, MODELS[0], progress=meanwhile)


@pytest.mark.usefixtures("lived")
def test_a_generation_begun_and_forgotten_hinders_nobody(db: Db, names: SchemaNames, migrated_url: str) -> None:
    with db.transaction():
        begin(db, names, MODELS[0])

    rebuild(db, names, MODELS[0])

    assert [row for row in rows(migrated_url, TRACKED) if row[0] == "dossier"] == [("dossier", 3, 122, True)]


def test_a_stream_that_was_parked_comes_back_with_a_rebuild_of_an_installation_that_can_take_it(
    record: Record, follow: Callable[..., None], db: Db, names: SchemaNames, migrated_url: str
) -> None:
    record(*many(2))
    follow()
    with psycopg.connect(migrated_url) as admin:
        admin.execute("INSERT INTO read_h14.parked SELECT 'dossier', 1, 'dossier/0', 1, 'of old'")
    record(*h.facts_of("0", h.concluded()))
    follow()
    assert rows(migrated_url, "SELECT status FROM read_h14.dossier WHERE id = '0'") == [(4,)]

    rebuild(db, names, MODELS[0])

    assert rows(migrated_url, "SELECT status FROM read_h14.dossier WHERE id = '0'") == [(9,)]
    assert rows(migrated_url, "SELECT count(*) FROM read_h14.parked") == [(0,)]
