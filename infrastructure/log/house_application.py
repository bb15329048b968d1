"""eventsourcing's Application over our log: its repository, its notification log, our facts (ứng dụng).

Importing eventsourcing.domain patches dataclasses; that is why only this room does it.
"""

from collections.abc import Callable, Iterable
from typing import Any

from eventsourcing.application import Application
from eventsourcing.persistence import (
    AggregateRecorder,
    ApplicationRecorder,
    InfrastructureFactory,
    Mapper,
    ProcessRecorder,
    TrackingRecorder,
)

from infrastructure.log.loop_thread import LoopThread
from infrastructure.log.mapper import FactMapper
from infrastructure.log.recorder import LogRecorder
from infrastructure.postgres.names import Names

URL, LOG_SCHEMA, READ_SCHEMA = "HOSO_DATABASE_URL", "HOSO_LOG_SCHEMA", "HOSO_READ_SCHEMA"


class LogFactory(InfrastructureFactory[TrackingRecorder]):
    """Builds the log's parts for eventsourcing; PERSISTENCE_MODULE names this module (nhà máy hạ tầng)."""

    def __init__(self, env: Any) -> None:
        super().__init__(env)
        self._loop = LoopThread()
        self._recorders: list[LogRecorder] = []

    def mapper(self, transcoder: Any = None, mapper_class: Any = None) -> Mapper[Any]:
        """Our mapper: bare facts under written topics."""
        return FactMapper(transcoder=transcoder or self.transcoder())

    def application_recorder(self) -> ApplicationRecorder:
        """The log as eventsourcing's recorder."""
        recorder = LogRecorder(self.env.get(URL) or "", self._names(), self._loop)
        self._recorders.append(recorder)
        return recorder

    def aggregate_recorder(self, purpose: str = "events") -> AggregateRecorder:
        """The same log: there is one way in. Snapshots are not kept (DECISIONS)."""
        return self.application_recorder()

    def tracking_recorder(self, tracking_recorder_class: Any = None) -> Any:
        """Tracking lives with the read models."""
        raise NotImplementedError("read models track their own position: infrastructure.read_models")

    def process_recorder(self) -> ProcessRecorder:
        """The house has no process applications."""
        raise NotImplementedError("policies issue commands instead: application.policies")

    def close(self) -> None:
        """Hang up everything built here."""
        for recorder in self._recorders:
            recorder.close()
        self._recorders.clear()
        self._loop.close()

    def _names(self) -> Names:
        return Names(log=self.env.get(LOG_SCHEMA) or "log", read=self.env.get(READ_SCHEMA) or "read")


class HouseApplication(Application[str]):
    """The house's log as an eventsourcing application (ứng dụng trên nhật ký)."""

    name = "hoso"

    def fold(self, stream: str, projector: Callable[[Any, Iterable[Any]], Any]) -> Any:
        """An aggregate through eventsourcing's repository with our own fold. Raises AggregateNotFoundError."""
        return self.repository.get(stream, projector_func=projector)
