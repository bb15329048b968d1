"""How far a follower has come with the log, one row of the tracking table each (vị trí theo dõi)."""

import threading

import psycopg
from eventsourcing.persistence import IntegrityError, OperationalError, Tracking, TrackingRecorder

from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.sessions import session


class PositionTracking(TrackingRecorder):
    """Positions of one follower in the applications it follows (vị trí theo dõi).

    The row is named «follower:application», beside the rows of read models, whose names have no colon. Two
    followers of one name would do everything twice: lead tells which of them may work.
    """

    def __init__(self, url: str, names: SchemaNames, follower: str) -> None:
        self._names = names
        self._follower = follower
        self._db = session(url, autocommit=True)
        self._db.execute(f"SET ROLE {names.app}".encode())
        self._one_at_a_time = threading.RLock()

    def insert_tracking(self, tracking: Tracking) -> None:
        """Note how far an application was followed. Raises IntegrityError for a position that is behind."""
        with self._one_at_a_time:
            try:
                moved = self._db.execute(
                    f"INSERT INTO {self._names.read}.tracking AS t (model, generation, position) VALUES (%s, 0, %s) "
                    "ON CONFLICT (model, generation) DO UPDATE SET position = excluded.position "
                    "WHERE t.position < excluded.position".encode(),
                    [self._row(tracking.application_name), tracking.notification_id],
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
                [self._row(application_name)],
            ).fetchone()
        return found[0] if found else None

    def lead(self) -> bool:
        """Whether this is the one of its name that works, as long as its session lives; asked again by the others."""
        with self._one_at_a_time:
            found = self._db.execute(
                "SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [f"{self._names.read}.{self._follower}"]
            ).fetchone()
        return bool(found and found[0])

    def close(self) -> None:
        """Hang up."""
        self._db.close()

    def _row(self, application: str) -> str:
        return f"{self._follower}:{application}"
