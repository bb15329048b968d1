"""How far one dossier has come, for anybody who knows its code (tra cứu mức độ hoàn thành; TT 01/2018 Điều 16).

Known, unknown and impossible codes take the same way, and the answer comes on a beat: when it came says nothing.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import Protocol

from application.queries.reads import Row
from domain.dossier.status import Status


class CompletionLevel(StrEnum):
    """How far a dossier has come (mức độ hoàn thành; TT 01/2018/TT-VPCP Điều 16)."""

    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    SUSPENDED = "suspended"
    COMPLETED = "completed"


_OPEN = {
    Status.REGISTERED: CompletionLevel.RECEIVED,
    Status.ACCEPTED: CompletionLevel.IN_PROGRESS,
    Status.IN_PROCESS: CompletionLevel.IN_PROGRESS,
    Status.AWAITING_SUPPLEMENT: CompletionLevel.SUSPENDED,
    Status.AWAITING_PAYMENT: CompletionLevel.SUSPENDED,
}


def completion_of(row: Row) -> CompletionLevel:
    """The level of a dossier's row; another system's dossier has an end, but no status."""
    if row["status"] is None:
        return CompletionLevel.COMPLETED if row["ended_at"] else CompletionLevel.IN_PROGRESS
    return _OPEN.get(Status(row["status"]), CompletionLevel.COMPLETED)


class Statuses(Protocol):
    """Where codes are looked up (nơi tra cứu)."""

    async def status_of(self, code: str) -> Row | None:
        """Code and what its completion level follows from."""
        ...


@dataclass(frozen=True, slots=True)
class Beat:
    """Answers leave on a beat, the first one after they are ready, never before the first (nhịp trả lời)."""

    seconds: float = 0.025
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def next(self, began: float) -> None:
        """Wait for the next beat since something began."""
        spent = self.now() - began
        await self.sleep(max(1, ceil(spent / self.seconds)) * self.seconds - spent)


ON_THE_BEAT = Beat()


async def look_up(statuses: Statuses, code: str, beat: Beat = ON_THE_BEAT) -> Row | None:
    """Code and completion level of a dossier, None where there is none; on the beat whatever happens."""
    began = beat.now()
    try:
        return await statuses.status_of(code.strip())
    finally:
        await beat.next(began)
