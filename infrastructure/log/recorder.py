"""eventsourcing's recorder contract over our log (bộ ghi theo hợp đồng của eventsourcing)."""

import hashlib
import uuid
from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

import psycopg
from eventsourcing.persistence import (
    ApplicationRecorder,
    IntegrityError,
    ListenNotifySubscription,
    Notification,
    OperationalError,
    StoredEvent,
    Subscription,
)

from application.ports import Answer, Append, Conflict, KeyReused, Metadata, NewFact
from domain.values import ActorId
from infrastructure.log.loop_thread import LoopThread
from infrastructure.log.mapper import EncodedEvent
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.postgres.names import Names

OriginatorIdType = Literal["text", "uuid"]


class LogRecorder(ApplicationRecorder):
    """Synchronous door to the log for eventsourcing's Application, Repository and projections (bộ ghi).

    insert_events takes meta (Metadata) and digest; without them the recorder itself is the actor. Every
    insert goes through the one writer of the process, so positions stay dense and commits stay grouped.
    """

    def __init__(
        self, url: str, names: Names, loop: LoopThread, *, originator_id_type: OriginatorIdType = "text"
    ) -> None:
        self._loop = loop
        self._names = names
        self._url = url
        self._as_id = UUID if originator_id_type == "uuid" else str
        self._wakened: set[LogSubscription] = set()
        self.log = PostgresLog(url, names, stored=self._wake)
        self._db = loop.call(_connect(url, names))

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        """Record events; their positions in order. Raises IntegrityError when a version is taken."""
        if not stored_events:
            return []
        meta = kwargs.get("meta") or Metadata(actor=ActorId("recorder"), role="system", key=uuid.uuid4().hex)
        facts = [
            NewFact(str(event.originator_id), event.originator_version, EncodedEvent(event.topic, event.state))
            for event in stored_events
        ]
        digest = kwargs.get("digest") or hashlib.sha256(b"".join(event.state for event in stored_events)).digest()
        try:
            answer: Answer = self._loop.call(self.log.append(Append(facts, meta, digest)))
        except (Conflict, KeyReused) as error:
            raise IntegrityError(str(error)) from error
        except psycopg.Error as error:
            raise OperationalError(str(error)) from error
        return [placed.position for placed in answer.facts]

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """The stored events of one stream."""
        rows = self._ask(
            f"SELECT version, topic, body FROM {self._names.log}.fact WHERE stream = %s AND version > %s "
            f"AND version <= %s ORDER BY version {'DESC' if desc else 'ASC'} LIMIT %s",
            (str(originator_id), -1 if gt is None else gt, (1 << 62) if lte is None else lte, limit),
        )
        return [StoredEvent(originator_id, version, topic, bytes(body)) for version, topic, body in rows]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Facts of the whole log in order, dense positions as notification ids."""
        after = 0 if start is None else start - 1 if inclusive_of_start else start
        only = "AND topic = ANY(%s)" if topics else "AND %s::text[] IS NULL"
        rows = self._ask(
            f"SELECT position, stream, version, topic, body FROM {self._names.log}.fact WHERE position > %s "
            f"AND position <= %s {only} ORDER BY position LIMIT %s",
            (after, (1 << 62) if stop is None else stop, list(topics) or None, limit),
        )
        return [
            Notification(self._as_id(stream), version, topic, bytes(body), position)
            for position, stream, version, topic, body in rows
        ]

    def max_notification_id(self) -> int | None:
        """Position of the last fact, None for an empty log."""
        return self._loop.call(self.log.head()) or None

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> Subscription[ApplicationRecorder]:
        """Facts as they come, woken by this process's own writer."""
        return LogSubscription(self, gt, topics)

    def close(self) -> None:
        """Hang up."""
        self._loop.call(_close(self.log))
        self._loop.call(self._db.close())

    def listen(self, subscription: "LogSubscription") -> None:
        """Wake this subscription after every group."""
        self._wakened.add(subscription)

    def forget(self, subscription: "LogSubscription") -> None:
        """Wake it no more."""
        self._wakened.discard(subscription)

    def _wake(self, position: int) -> None:
        for subscription in tuple(self._wakened):
            subscription.wake()

    def _ask(self, sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        return self._loop.call(_fetch(self._db, sql, parameters))


class LogSubscription(ListenNotifySubscription[ApplicationRecorder]):
    """Follows the log of this process (theo dõi nhật ký)."""

    def __init__(self, recorder: LogRecorder, gt: int | None, topics: Sequence[str]) -> None:
        self._log_recorder = recorder
        recorder.listen(self)
        super().__init__(recorder=recorder, gt=gt, topics=topics)

    def wake(self) -> None:
        """New facts are there."""
        self._has_been_notified.set()

    def stop(self) -> None:
        """Follow no more."""
        self._log_recorder.forget(self)
        super().stop()


async def _connect(url: str, names: Names) -> "psycopg.AsyncConnection[tuple[Any, ...]]":
    connection = await psycopg.AsyncConnection.connect(url, autocommit=True)
    await connection.execute(f"SET ROLE {names.app}")
    return connection


async def _fetch(
    connection: "psycopg.AsyncConnection[tuple[Any, ...]]", sql: str, parameters: Sequence[Any]
) -> list[tuple[Any, ...]]:
    async with connection.cursor() as cursor:
        await cursor.execute(sql, parameters)
        return await cursor.fetchall()


async def _close(log: PostgresLog) -> None:
    log.close()
