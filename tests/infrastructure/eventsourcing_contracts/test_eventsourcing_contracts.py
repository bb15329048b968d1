"""eventsourcing's own contract suites over our log, and its Application, Repository and projections."""

import uuid
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from eventsourcing.application import AggregateNotFoundError
from eventsourcing.persistence import (
    AggregateRecorder,
    ApplicationRecorder,
    InfrastructureFactory,
    InfrastructureFactoryError,
    IntegrityError,
    ProcessRecorder,
    Tracking,
    TrackingRecorder,
)
from eventsourcing.projection import ProjectionRunner
from eventsourcing.utils import Environment

from application.ports import Metadata
from domain.dossier.evolution import fold
from domain.dossier.state import DossierState
from domain.values import ActorId
from infrastructure.eventsourcing_contracts.application import LogApplication
from infrastructure.eventsourcing_contracts.factory import LogFactory
from infrastructure.eventsourcing_contracts.loop_thread import LoopThread
from infrastructure.eventsourcing_contracts.mapper import StreamEvent
from infrastructure.eventsourcing_contracts.process_recorder import LogProcessRecorder
from infrastructure.eventsourcing_contracts.read_model_projection import ReadModelProjection, ReadModelTracking
from infrastructure.eventsourcing_contracts.recorder import LogAggregateRecorder, LogRecorder
from infrastructure.eventsourcing_contracts.tracking import PositionTracking
from infrastructure.postgres.names import SchemaNames
from tests.infrastructure.eventsourcing_contracts import eventsourcing_suites as suites
from tests.infrastructure.log.appends import assert_sound, event, stored
from tests.infrastructure.read_models.histories import accepted, submitted

pytestmark = pytest.mark.postgres


@pytest.fixture
def loop() -> Iterator[LoopThread]:
    """A loop for synchronous callers."""
    thread = LoopThread()
    yield thread
    thread.close()


class OnTheLog:
    """Gives eventsourcing's test cases a recorder on a database of their own."""

    kind: type[Any] = LogRecorder

    @pytest.fixture(autouse=True)
    def _log(self, migrated_url: str, names: SchemaNames, loop: LoopThread) -> Iterator[None]:
        self.url, self.names = migrated_url, names
        self.recorder = self.kind(migrated_url, names, loop, originator_id_type="uuid")
        yield
        self.recorder.close()
        assert_sound(stored(migrated_url, names))


class TestLogRecorderAsApplicationRecorder(OnTheLog, suites.ApplicationRecorderTestCase[LogRecorder]):
    def create_recorder(self) -> LogRecorder:
        return self.recorder

    def test_insert_subscribe(self) -> None:
        self.optional_test_insert_subscribe()


class TestLogRecorderNeverInterleaves(OnTheLog, suites.NonInterleavingNotificationIDsBaseCase):
    insert_num = 300

    def create_recorder(self) -> ApplicationRecorder:
        return self.recorder


class TestLogRecorderAsAggregateRecorder(OnTheLog, suites.AggregateRecorderTestCase):
    def create_recorder(self) -> AggregateRecorder:
        return LogAggregateRecorder(self.recorder)


class TestLogRecorderAsProcessRecorder(OnTheLog, suites.ProcessRecorderTestCase):
    kind = LogProcessRecorder

    def create_recorder(self) -> ProcessRecorder:
        return self.recorder


class TestPositionsAsTrackingRecorder(suites.TrackingRecorderTestCase):
    kind: type[PositionTracking] = PositionTracking

    @pytest.fixture(autouse=True)
    def _view(self, migrated_url: str, names: SchemaNames) -> Iterator[None]:
        self.view = self.kind(migrated_url, names, "follower")
        yield
        self.view.close()

    def create_recorder(self) -> TrackingRecorder:
        return self.view


class TestReadModelsAsTrackingRecorder(TestPositionsAsTrackingRecorder):
    kind = ReadModelTracking


@pytest.fixture
def env(migrated_url: str) -> dict[str, str]:
    """How eventsourcing is told about the log."""
    return {"PERSISTENCE_MODULE": "infrastructure.eventsourcing_contracts", "HOSO_DATABASE_URL": migrated_url}


@pytest.fixture
def log(env: dict[str, str]) -> Iterator[LogApplication]:
    """The log as an eventsourcing application."""
    with LogApplication(env) as application:
        yield application


def test_an_aggregate_is_folded_through_the_repository(log: LogApplication) -> None:
    first, second = submitted("a"), accepted()
    log.save(StreamEvent("dossier/a", 1, first), StreamEvent("dossier/a", 2, second))

    state = log.fold("dossier/a", fold)

    assert isinstance(state, DossierState)
    assert state == fold([first, second])
    assert log.repository.get("dossier/a", version=1, projector_func=lambda _, found: list(found)) == [
        StreamEvent("dossier/a", 1, first)
    ]


def test_an_aggregate_that_is_not_there_is_not_found(log: LogApplication) -> None:
    with pytest.raises(AggregateNotFoundError):
        log.fold("dossier/none", fold)


def test_metadata_and_key_travel_with_save(log: LogApplication, migrated_url: str, names: SchemaNames) -> None:
    meta = Metadata(actor=ActorId("cb-7"), role="case", key="k")

    for _ in range(2):
        log.save(StreamEvent("s", 1, event()), meta=meta, digest=b"1")
    with pytest.raises(IntegrityError):
        log.save(StreamEvent("s", 2, event()), meta=meta, digest=b"2")

    (row,) = stored(migrated_url, names)
    assert b'"cb-7"' in row["meta"]


def test_a_version_that_is_taken_is_an_integrity_error(log: LogApplication) -> None:
    log.save(StreamEvent("s", 1, event()))

    with pytest.raises(IntegrityError):
        log.save(StreamEvent("s", 1, event("khác")))


def test_the_notification_log_tells_positions_in_sections(log: LogApplication) -> None:
    for n in range(1, 16):
        log.save(StreamEvent("s", n, event(str(n))))

    section = log.notification_log["1,10"]

    assert [item.id for item in section.items] == list(range(1, 11))
    assert section.next_id == "11,20"
    assert [item.id for item in log.notification_log.select(start=11, limit=10)] == list(range(11, 16))


def test_snapshots_are_refused_in_words(env: dict[str, str]) -> None:
    factory = LogFactory(Environment("hoso", env))
    with pytest.raises(InfrastructureFactoryError, match="no snapshots"):
        factory.aggregate_recorder("snapshots")
    factory.close()


def test_a_factory_without_a_database_says_so() -> None:
    factory = LogFactory(Environment("hoso", {}))
    with pytest.raises(InfrastructureFactoryError, match="HOSO_DATABASE_URL"):
        factory.application_recorder()
    factory.close()


def test_the_factory_builds_every_recorder(env: dict[str, str]) -> None:
    factory = InfrastructureFactory.construct(Environment("hoso", env))

    assert isinstance(factory.application_recorder(), LogRecorder)
    assert isinstance(factory.aggregate_recorder(), LogAggregateRecorder)
    assert isinstance(factory.process_recorder(), LogProcessRecorder)
    assert isinstance(factory.tracking_recorder(), PositionTracking)
    factory.close()


@pytest.fixture
def runner(env: dict[str, str]) -> Iterator[ProjectionRunner[LogApplication, ReadModelTracking]]:
    """eventsourcing's own runner over hoso's read models."""
    with ProjectionRunner(
        application_class=LogApplication,
        projection_class=ReadModelProjection,
        view_class=ReadModelTracking,
        env=env,
    ) as running:
        yield running
    running.view.close()


def dossiers(url: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url) as db:
        return db.execute("SELECT id, status, position FROM read_h14.dossier ORDER BY id").fetchall()


def test_the_projection_runner_drives_the_read_models(
    runner: ProjectionRunner[LogApplication, ReadModelTracking], migrated_url: str
) -> None:
    recorded = runner.app.save(StreamEvent("dossier/a", 1, submitted("a")), StreamEvent("dossier/a", 2, accepted()))

    runner.wait(recorded[-1].notification.id, timeout=60)

    assert dossiers(migrated_url) == [("a", 2, 2)]
    assert runner.view.max_tracking_id("hoso") == 2
    with pytest.raises(IntegrityError):
        runner.projection.process_event(None, Tracking("hoso", 2))


def test_the_runner_hears_of_facts_that_others_record(
    runner: ProjectionRunner[LogApplication, ReadModelTracking], env: dict[str, str], migrated_url: str
) -> None:
    with LogApplication(env) as elsewhere:
        elsewhere.save(StreamEvent("dossier/a", 1, submitted("a")))

        runner.wait(1, timeout=60)

    assert dossiers(migrated_url) == [("a", 1, 1)]


def test_a_key_of_the_recorder_is_new_each_time(log: LogApplication) -> None:
    log.save(StreamEvent(f"s/{uuid.uuid4()}", 1, event()))
    log.save(StreamEvent(f"s/{uuid.uuid4()}", 1, event()))

    assert log.recorder.max_notification_id() == 2
