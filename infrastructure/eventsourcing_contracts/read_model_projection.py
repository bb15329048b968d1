"""The read models of the installation, driven by eventsourcing's ProjectionRunner (phép chiếu)."""

from collections.abc import Sequence
from typing import Any

from eventsourcing.persistence import Tracking
from eventsourcing.projection import Projection

from infrastructure.eventsourcing_contracts.tracking import PositionTracking
from infrastructure.postgres.names import SchemaNames
from infrastructure.read_models.catch_up import Overtaken, catch_up
from infrastructure.read_models.generations import live
from infrastructure.read_models.model import ReadModel
from infrastructure.read_models.tables import MODELS


class ReadModelTracking(PositionTracking):
    """The read models as a view that eventsourcing's ProjectionRunner can drive (mô hình đọc).

    Read models keep their own positions beside the runner's, so the runner and the projector of a server may
    both work and nothing counts twice.
    """

    def __init__(self, url: str, names: SchemaNames, follower: str, models: Sequence[ReadModel] = MODELS) -> None:
        super().__init__(url, names, follower)
        self._models = tuple(models)

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


class ReadModelProjection(Projection[ReadModelTracking]):
    """Facts to read models, one at a time as eventsourcing hands them on (phép chiếu)."""

    name = "read_models"

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        """Take one fact in. The fact is read under its position: its envelope is part of what is shown."""
        self.view.take_in(tracking)
