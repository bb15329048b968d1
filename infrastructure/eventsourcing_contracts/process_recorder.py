"""Events that answer another application's, recorded with how far that was followed (bộ ghi quy trình)."""

import uuid
from collections.abc import Sequence
from typing import Any

from eventsourcing.persistence import IntegrityError, ProcessRecorder, StoredEvent, Tracking

from application.ports import Metadata
from domain.values import ActorId
from infrastructure.eventsourcing_contracts.recorder import LogRecorder


class LogProcessRecorder(LogRecorder, ProcessRecorder):
    """Events that answer another application's, recorded together with how far that was followed (bộ ghi quy trình).

    The command register is the tracking: following application A to position n is the command «n» of the
    actor «follows A», so events and position are one transaction and the same position never counts twice.
    """

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
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


def _follower(application: str) -> ActorId:
    return ActorId(f"follows {application}")
