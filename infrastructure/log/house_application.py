"""eventsourcing's Application over our log: its repository, its notification log, our facts (ứng dụng).

Importing eventsourcing.domain patches dataclasses; that is why only this room does it.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from eventsourcing.application import Application
from eventsourcing.persistence import (
    AggregateRecorder,
    ApplicationRecorder,
    InfrastructureFactory,
    InfrastructureFactoryError,
    Mapper,
    ProcessRecorder,
)

from infrastructure.log.loop_thread import LoopThread
from infrastructure.log.mapper import FactMapper
from infrastructure.log.recorder import LogAggregateRecorder, LogRecorder
from infrastructure.log.tracking import LogProcessRecorder, ReadModelTracking
from infrastructure.postgres.names import Names

URL, LOG_SCHEMA, READ_SCHEMA = "HOSO_DATABASE_URL", "HOSO_LOG_SCHEMA", "HOSO_READ_SCHEMA"
T = TypeVar("T")
Built = TypeVar("Built", bound=LogRecorder | ReadModelTracking)


class LogFactory(InfrastructureFactory[ReadModelTracking]):
    """Builds the log's parts for eventsourcing; PERSISTENCE_MODULE names this module (nhà máy hạ tầng)."""

    def __init__(self, env: Any) -> None:
        super().__init__(env)
        self._loop = LoopThread()
        self._built: list[LogRecorder | ReadModelTracking] = []

    def mapper(self, transcoder: Any = None, mapper_class: Any = None) -> Mapper[Any]:
        """Our mapper: bare facts under written topics."""
        return FactMapper(transcoder=transcoder or self.transcoder())

    def application_recorder(self) -> ApplicationRecorder:
        """The log as eventsourcing's recorder."""
        return self._keep(LogRecorder(self._url, self._names, self._loop))

    def aggregate_recorder(self, purpose: str = "events") -> AggregateRecorder:
        """The same log: there is one way in. Raises InfrastructureFactoryError for snapshots."""
        if purpose != "events":
            raise InfrastructureFactoryError(f"the log keeps no {purpose}: streams are short enough to fold")
        return LogAggregateRecorder(self._keep(LogRecorder(self._url, self._names, self._loop)))

    def tracking_recorder(self, tracking_recorder_class: type[ReadModelTracking] | None = None) -> ReadModelTracking:
        """The read models of the house."""
        return self._keep((tracking_recorder_class or ReadModelTracking)(self._url, self._names))

    def process_recorder(self) -> ProcessRecorder:
        """The log, with positions of other applications in its command register."""
        return self._keep(LogProcessRecorder(self._url, self._names, self._loop))

    def close(self) -> None:
        """Hang up everything built here."""
        while self._built:
            self._built.pop().close()
        self._loop.close()

    def _keep(self, built: Built) -> Built:
        self._built.append(built)
        return built

    @property
    def _url(self) -> str:
        url = self.env.get(URL)
        if not url:
            raise InfrastructureFactoryError(f"{URL} is not set: the log needs a database")
        return url

    @property
    def _names(self) -> Names:
        return Names(log=self.env.get(LOG_SCHEMA) or "log", read=self.env.get(READ_SCHEMA) or "read")


class HouseApplication(Application[str]):
    """The house's log as an eventsourcing application (ứng dụng trên nhật ký)."""

    name = "hoso"

    def fold(self, stream: str, fold: Callable[[Iterable[Any]], T]) -> T:
        """An aggregate through eventsourcing's repository with our own fold. Raises AggregateNotFoundError."""
        state: T = self.repository.get(stream, projector_func=lambda _, found: _folded(found, fold))
        return state


def _folded(found: Iterable[Any], fold: Callable[[Iterable[Any]], Any]) -> Any:
    events = [one.event for one in found]
    return fold(events) if events else None
