"""What eventsourcing builds its parts with, out of environment variables (nhà máy hạ tầng)."""

from functools import cached_property
from typing import Any, TypeVar

from eventsourcing.persistence import (
    AggregateRecorder,
    ApplicationRecorder,
    InfrastructureFactory,
    InfrastructureFactoryError,
    Mapper,
    ProcessRecorder,
)

from domain.log_integrity.installation import parse_authority
from infrastructure.eventsourcing_contracts.loop_thread import LoopThread
from infrastructure.eventsourcing_contracts.mapper import FactMapper
from infrastructure.eventsourcing_contracts.process_recorder import LogProcessRecorder
from infrastructure.eventsourcing_contracts.recorder import LogAggregateRecorder, LogRecorder
from infrastructure.eventsourcing_contracts.tracking import PositionTracking
from infrastructure.postgres.installations import RequestedInstallation, find
from infrastructure.postgres.names import SchemaNames

URL, AUTHORITY, LOG_SCHEMA, READ_SCHEMA = "HOSO_DATABASE_URL", "HOSO_AUTHORITY", "HOSO_LOG_SCHEMA", "HOSO_READ_SCHEMA"
Built = TypeVar("Built", bound=LogRecorder | PositionTracking)


class LogFactory(InfrastructureFactory[PositionTracking]):
    """Builds the log's parts for eventsourcing; PERSISTENCE_MODULE names this package (nhà máy hạ tầng)."""

    def __init__(self, env: Any) -> None:
        super().__init__(env)
        self._loop = LoopThread()
        self._built: list[LogRecorder | PositionTracking] = []

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

    def tracking_recorder(self, tracking_recorder_class: type[PositionTracking] | None = None) -> PositionTracking:
        """Positions of a follower of this environment's name, or a view of its own kind."""
        kind = tracking_recorder_class or PositionTracking
        return self._keep(kind(self._url, self._names, self.env.name))

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

    @cached_property
    def _names(self) -> SchemaNames:
        named = self.env.get(AUTHORITY)
        authority = parse_authority(named) if named else None
        found = find(
            self._url,
            RequestedInstallation(authority, self.env.get(LOG_SCHEMA) or None, self.env.get(READ_SCHEMA) or None),
        )
        if found is None:
            raise InfrastructureFactoryError(f"{URL} names a database without an installation: «hoso serve» makes one")
        return found.names
