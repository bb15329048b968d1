"""How far others have come with the log, in eventsourcing's words (theo dõi theo hợp đồng của eventsourcing)."""

import threading
import uuid
from collections.abc import Sequence
from typing import Any

import psycopg
from eventsourcing.persistence import IntegrityError, OperationalError, ProcessRecorder, Tracking, TrackingRecorder
from eventsourcing.persistence import StoredEvent as Stored
from eventsourcing.projection import Projection

from application.ports import Metadata
from domain.values import ActorId
from infrastructure.log.recorder import LogRecorder
from infrastructure.postgres.names import Names
from infrastructure.read_models.catching_up import Overtaken, catch_up
from infrastructure.read_models.generations import live
from infrastructure.read_models.model import ReadModel
from infrastructure.read_models.projector import connect
from infrastructure.read_models.tables import MODELS


class ReadModelTracking(TrackingRecorder):
    """The house's read models as a view that eventsourcing's ProjectionRunner can drive (mô hình đọc).

    One row of the tracking table per application followed; read models keep their own beside it, so the
    runner and the house's projector may both work and nothing counts twice.
    """

    def __init__(self, url: str, names: Names, models: Sequence[ReadModel] = MODELS) -> None:
        self._names = names
        self._models = tuple(models)
        self._db = connect(url, names)
        self._one_at_a_time = threading.RLock()

    def insert_tracking(self, tracking: Tracking) -> None:
        """Note how far an application was followed. Raises IntegrityError for a position that is behind."""
        with self._one_at_a_time:
            try:
                moved = self._db.execute(
                    f"INSERT INTO {self._names.read}.tracking AS t (model, generation, position) VALUES (%s, 0, %s) "
                    "ON CONFLICT (model, generation) DO UPDATE SET position = excluded.position "
                    "WHERE t.position < excluded.position".encode(),
                    [_row(tracking.application_name), tracking.notification_id],
                )
            except psycopg.OperationalError as error:
                raise OperationalError(str(error)) from error
            if moved.rowcount != 1:
                raise IntegrityError(f"{tracking.application_name} was followed beyond {tracking.notification_id}")

    def max_tracking_id(self, application_name: str) -> int | None:
        """The last position of an application that was taken in."""
        with self._one_at_a_time:
            found = self._db.execute(
                f"SELECT position FROM {self._names.read}.tracking WHERE model = %s AND generation = 0".encode(),
                [_row(application_name)],
            ).fetchone()
        return found[0] if found else None

    def take_in(self, tracking: Tracking) -> None:
        """Bring every read model to a position of the log and note it, in one transaction."""
        with self._one_at_a_time, self._db.transaction():
            self.insert_tracking(tracking)
            while behind := self._behind(tracking.notification_id):
                start = min(one.position for one in behind)
                group = [one for one in behind if one.position == start]
                try:
                    catch_up(self._db, self._names, group, most=tracking.notification_id - start)
                except Overtaken:
                    continue

    def _behind(self, position: int) -> list[Any]:
        return [one for one in live(self._db, self._names, self._models) if one.position < position]

    def close(self) -> None:
        """Hang up."""
        self._db.close()


class ReadModelProjection(Projection[ReadModelTracking]):
    """Facts to read models, one at a time as eventsourcing hands them on (phép chiếu)."""

    name = "read_models"

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        """Take one fact in. The fact is read under its position: its envelope is part of what is shown."""
        self.view.take_in(tracking)


class LogProcessRecorder(LogRecorder, ProcessRecorder):
    """Events that answer another application's, recorded together with how far that was followed (bộ ghi quy trình).

    The command register is the tracking: following application A to position n is the command «n» of the
    actor «follows A», so events and position are one transaction and the same position never counts twice.
    """

    def insert_events(self, stored_events: Sequence[Stored], **kwargs: Any) -> Sequence[int] | None:
        """Record events with their tracking. Raises IntegrityError for a version or a position that is taken."""
        tracking: Tracking | None = kwargs.pop("tracking", None)
        if tracking is None:
            return super().insert_events(stored_events, **kwargs)
        if self.has_tracking_id(tracking.application_name, tracking.notification_id):
            raise IntegrityError(f"{tracking.application_name} was followed beyond {tracking.notification_id}")
        meta = Metadata(
            actor=_follower(tracking.application_name), role="system", key=f"{tracking.notification_id:020}"
        )
        answer = self.append(stored_events, meta, uuid.uuid4().bytes)
        return [placed.position for placed in answer.facts]

    def insert_tracking(self, tracking: Tracking) -> None:
        """Note how far an application was followed, with nothing to record."""
        self.insert_events([], tracking=tracking)

    def max_tracking_id(self, application_name: str) -> int | None:
        """The last position of an application that was answered."""
        rows = self.ask(self._followed, (_follower(application_name).encode(),))
        return int(rows[0][0]) if rows and rows[0][0] is not None else None

    @property
    def _followed(self) -> str:
        return f"SELECT max(key) FROM {self.names.log}.command WHERE actor = $1::text"


def _row(application: str) -> str:
    return f"application:{application}"


def _follower(application: str) -> ActorId:
    return ActorId(f"follows {application}")
