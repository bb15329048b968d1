"""A follower of the log, written with the library alone: copy it anywhere and run it (ví dụ theo dõi nhật ký).

It keeps what it saw in a SQLite file of its own, in one transaction with how far it came: whatever dies in
between, every fact counts once.
"""

from typing import Any

from eventsourcing.application import Application
from eventsourcing.persistence import Tracking
from eventsourcing.projection import Projection, ProjectionRunner
from eventsourcing.sqlite import SQLiteTrackingRecorder


class HosoApplication(Application[str]):
    name = "hoso"  # HOSO_PERSISTENCE_MODULE and HOSO_DATABASE_URL say where it is


class ReceivedFacts(SQLiteTrackingRecorder):
    def construct_create_table_statements(self) -> list[str]:
        table = "CREATE TABLE IF NOT EXISTS received (position INTEGER, stream TEXT, event TEXT)"
        return [*super().construct_create_table_statements(), table]


class PublicationFollower(Projection[ReceivedFacts]):
    name = "follower"  # FOLLOWER_PERSISTENCE_MODULE and FOLLOWER_SQLITE_DBNAME say where it keeps what it saw
    topics = ("procedure.published.v1",)

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        received = tracking.notification_id, domain_event.originator_id, type(domain_event.event).__name__
        with self.view.datastore.transaction(commit=True) as transaction:
            self.view._insert_tracking(transaction, tracking)
            transaction.execute("INSERT INTO received VALUES (?, ?, ?)", received)


if __name__ == "__main__":
    with ProjectionRunner(
        application_class=HosoApplication, projection_class=PublicationFollower, view_class=ReceivedFacts
    ) as runner:
        runner.run_forever()
