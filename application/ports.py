"""What the application needs from the world (cổng kết nối).

What passes through here with every fact is a named tuple: made three times as fast as a frozen dataclass.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Protocol

from domain.values import ActorId, AgencyId, Encrypted, PersonRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Who appended facts, for whom and why; kept under the leaf of every fact (siêu dữ liệu của sự kiện).

    key is the command's idempotency key; correlation and causation tie facts of one story together;
    traceparent is the W3C trace that caused them. entered_late is why what happened before was entered only then.
    """

    actor: ActorId
    role: str
    agency: AgencyId | None = None
    on_behalf_of: str | None = None
    key: str
    correlation: str | None = None
    causation: int | None = None
    traceparent: str | None = None
    entered_late: str | None = None


class NewFact(NamedTuple):
    """An event on its way into a stream (sự kiện chờ ghi).

    want is the version it must get, None in a register stream where the next free one is the number.
    numbered_by is the place, counted from 0, of the register's fact in the same append.
    """

    stream: str
    want: int | None
    event: Any
    numbered_by: int | None = None


class Append(NamedTuple):
    """Everything one command records, all or nothing, under one key (một lần ghi)."""

    facts: Sequence[NewFact]
    meta: Metadata
    digest: bytes


class Placed(NamedTuple):
    """Where a fact stands in the log; recorded_at is the database's clock, aware UTC (vị trí của sự kiện)."""

    position: int
    stream: str
    version: int
    number: int | None
    recorded_at: datetime
    leaf: bytes


class Fact(NamedTuple):
    """A recorded event with its envelope (sự kiện đã ghi)."""

    position: int
    stream: str
    version: int
    topic: str
    event: Any
    recorded_at: datetime
    number: int | None
    meta: Metadata
    leaf: bytes


class Answer(NamedTuple):
    """The one answer of a command, the same however often it is sent (kết quả của lệnh)."""

    facts: tuple[Placed, ...]
    repeated: bool = False

    @property
    def position(self) -> int | None:
        """Position of the last fact, None when the command had nothing to record."""
        return self.facts[-1].position if self.facts else None


class Conflict(Exception):
    """Another command changed the stream first: read again and decide again (xung đột)."""


class KeyReused(Exception):
    """An idempotency key came back with another payload (khóa lệnh bị dùng lại)."""


class Unavailable(Exception):
    """The log cannot be reached or cannot take more now: the same again later, under its key (tạm thời gián đoạn).

    An act that was under way may be recorded yet: its key tells.
    """

    vi = "Hệ thống tạm thời chưa ghi nhận được; đề nghị gửi lại sau, việc đã gửi thì gửi lại với cùng khóa lệnh."

    def __init__(self) -> None:
        super().__init__("the log cannot be reached now: ask again later, a command under the same key")


class Log(Protocol):
    """The append-only log of one authority (nhật ký sự kiện)."""

    async def append(self, append: Append) -> Answer:
        """Record facts. Raises Conflict when a stream moved on and KeyReused for a key with another payload."""
        ...

    async def answer_to(self, actor: ActorId, key: str, digest: bytes) -> Answer | None:
        """What this command was answered before, or None. Raises KeyReused for another payload."""
        ...

    async def history(self, stream: str, *, after: int = 0) -> list[Any]:
        """The events of a stream in order, beyond a version: what a fold needs and nothing else."""
        ...

    async def facts(self, stream: str) -> list[Fact]:
        """The facts of a stream with their envelopes."""
        ...

    async def event_at(self, stream: str, version: int) -> Any | None:
        """One event of a stream, None where there is none: how a register answers a code."""
        ...

    async def tail(self, after: int, limit: int) -> list[Fact]:
        """Facts of the whole log beyond a position, in order."""
        ...

    async def head(self) -> int:
        """Position of the last fact, 0 for an empty log."""
        ...

    async def position_at(self, instant: datetime) -> int:
        """Position of the last fact recorded by an instant, 0 where there is none: recorded_at grows with it."""
        ...


class Clock(Protocol):
    """Where the present comes from (đồng hồ)."""

    def now(self) -> datetime:
        """The present instant, aware UTC."""
        ...


MAXIMUM_DELAY = timedelta(minutes=10)
"""Time after which a promised fact must stand under a seal."""


class InclusionPromises(Protocol):
    """The server's own key, under which it promises what it recorded (cam kết ghi nhận)."""

    def promise(self, position: int, leaf: bytes, recorded_at: datetime) -> str:
        """A signed note: this fact will stand under a seal."""
        ...


class SubjectKeys(Protocol):
    """Keeper of the keys of data subjects, outside the database (kho khóa của chủ thể dữ liệu)."""

    def encrypt(self, subject: PersonRef, values: dict[str, str]) -> Encrypted:
        """Personal values under the subject's own key; makes the key when there is none."""
        ...

    def decrypt(self, subject: PersonRef, encrypted: Encrypted) -> dict[str, str] | None:
        """The values, or None when the key was destroyed."""
        ...

    def knows(self, subject: PersonRef) -> bool:
        """Whether the subject's key is there."""
        ...
