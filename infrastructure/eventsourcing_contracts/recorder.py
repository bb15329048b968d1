"""eventsourcing's recorder contracts over our log (bộ ghi theo hợp đồng của eventsourcing)."""

import hashlib
import uuid
from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

import psycopg
from eventsourcing.persistence import (
    AggregateRecorder,
    ApplicationRecorder,
    IntegrityError,
    Notification,
    OperationalError,
    StoredEvent,
    Subscription,
)

from application.ports import Answer, Append, Conflict, KeyReused, Metadata, NewFact
from domain.values import ActorId
from infrastructure.eventsourcing_contracts.loop_thread import LoopThread
from infrastructure.eventsourcing_contracts.subscription import Followers, LogSubscription
from infrastructure.log.binary import TEXT, array, int8, to_int
from infrastructure.log.codec import EncodedEvent
from infrastructure.log.fact_reader import STORED_EVENT
from infrastructure.log.postgres_log import PostgresLog
from infrastructure.postgres.names import SchemaNames
from infrastructure.postgres.wire import Parameters

OriginatorIdType = Literal["text", "uuid"]
RECORDER = ActorId("recorder")
_LAST = (1 << 62) - 1


class LogRecorder(ApplicationRecorder):
    """Synchronous access to the log for eventsourcing's Application, Repository and projections (bộ ghi).

    insert_events takes meta (Metadata) and digest; without them the recorder itself is the actor. Every
    insert goes through the one writer of the process, so positions stay dense and commits stay grouped.
    """

    def __init__(
        self, url: str, names: SchemaNames, loop: LoopThread, *, originator_id_type: OriginatorIdType = "text"
    ) -> None:
        self._loop = loop
        self.names = names
        self._as_id = UUID if originator_id_type == "uuid" else str
        self._followers = Followers(url, names, loop)
        self.log = PostgresLog(url, names, stored=lambda position: self._followers.wake())
        fact = f"{names.log}.fact"
        one_stream = (
            f"SELECT {STORED_EVENT} FROM {fact} WHERE stream = $1::text AND version > $2::int8 "
            "AND version <= $3::int8 ORDER BY version {} LIMIT $4::int8"
        )
        self._forward, self._backward = one_stream.format("ASC"), one_stream.format("DESC")
        self._tail = (
            f"SELECT {STORED_EVENT} FROM {fact} WHERE position > $1::int8 AND position <= $2::int8 AND "
            "($4::text[] IS NULL OR topic = ANY($4::text[])) ORDER BY position LIMIT $3::int8"
        )

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        """Record events; their positions in order. Raises IntegrityError when a version is taken."""
        if not stored_events:
            return []
        meta = kwargs.get("meta") or Metadata(actor=RECORDER, role="system", key=uuid.uuid4().hex)
        answer = self.append(stored_events, meta, kwargs.get("digest"))
        return [placed.position for placed in answer.facts]

    def append(self, stored_events: Sequence[StoredEvent], meta: Metadata, digest: bytes | None = None) -> Answer:
        """Record events under a command's key, in eventsourcing's words for what can go wrong."""
        facts = [
            NewFact(str(event.originator_id), event.originator_version, EncodedEvent(event.topic, event.state))
            for event in stored_events
        ]
        payload = digest or hashlib.sha256(b"".join(event.state for event in stored_events)).digest()
        try:
            return self._loop.call(self.log.append(Append(facts, meta, payload)))
        except (Conflict, KeyReused) as error:
            raise IntegrityError(str(error)) from error
        except psycopg.Error as error:
            raise OperationalError(str(error)) from error

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
        rows = self.ask(
            self._backward if desc else self._forward,
            (
                str(originator_id).encode(),
                int8(-1 if gt is None else gt),
                int8(_LAST if lte is None else lte),
                None if limit is None else int8(limit),
            ),
        )
        return [
            StoredEvent(originator_id, to_int(version), topic.decode(), body) for _, _, version, topic, body in rows
        ]

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
        wanted = array(TEXT, [topic.encode() for topic in topics]) if topics else None
        rows = self.ask(self._tail, (int8(after), int8(_LAST if stop is None else stop), int8(limit), wanted))
        return [
            Notification(self._as_id(stream.decode()), to_int(version), topic.decode(), body, to_int(position))
            for position, stream, version, topic, body in rows
        ]

    def max_notification_id(self) -> int | None:
        """Position of the last fact, None for an empty log."""
        return self._loop.call(self.log.head()) or None

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> Subscription[ApplicationRecorder]:
        """Facts as they come, whoever records them."""
        return LogSubscription(self, self._followers, gt, topics)

    def ask(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """Rows in binary form. Raises eventsourcing's OperationalError."""
        try:
            found = self._loop.call(self.log.look(sql, parameters))
        except psycopg.Error as error:
            raise OperationalError(str(error)) from error
        columns = range(found.nfields)
        return [tuple(found.get_value(n, column) for column in columns) for n in range(found.ntuples)]

    def close(self) -> None:
        """Hang up; subscriptions end."""
        self._followers.close()
        self._loop.call(_close(self.log))


class LogAggregateRecorder(AggregateRecorder):
    """The same log where only single streams are wanted (bộ ghi theo luồng)."""

    def __init__(self, recorder: LogRecorder) -> None:
        self._recorder = recorder

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        """Record events. Raises IntegrityError when a version is taken."""
        self._recorder.insert_events(stored_events, **kwargs)
        return None

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
        return self._recorder.select_events(originator_id, gt=gt, lte=lte, desc=desc, limit=limit)


async def _close(log: PostgresLog) -> None:
    log.close()
