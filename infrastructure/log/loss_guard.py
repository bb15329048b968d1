"""A log that takes nothing but an explanation while sealed facts are lost (nhật ký tạm dừng ghi)."""

import logging
from collections.abc import Awaitable, Callable, Mapping

from application import streams
from application.ports import Answer, Append, Log
from domain.log_integrity.decider import sealed_facts_lost
from infrastructure.log.forwarding_log import ForwardingLog

_ANOTHER = "HOSO_SEAL_DIR and HOSO_DATA_DIR name this log's own folders, or the database is the log that they are of"
_LOGGER = logging.getLogger("hoso.log")


class LossGuard(ForwardingLog):
    """Refuses to record on top of a loss that nobody explained; reads are not touched (tạm dừng ghi).

    lost: the details of the refusal, None while all is well; missing looks again before one is refused.
    """

    def __init__(self, log: Log, missing: Callable[[], Awaitable[Mapping[str, str] | None]]) -> None:
        super().__init__(log)
        self._missing = missing
        self.lost: Mapping[str, str] | None = None

    def compared(self, lost: Mapping[str, str] | None) -> None:
        """Take what a comparison found, and say a new loss where operators read it."""
        if lost is not None and self.lost is None:
            said = ", ".join(f"{name} {value}" for name, value in lost.items())
            how = _ANOTHER if lost["alarm"] == "OTHER_LOG" else "«hoso explain-restore»"
            _LOGGER.error("SEALED_FACTS_LOST (%s): nothing is recorded until %s", said, how)
        self.lost = lost

    async def append(self, append: Append) -> Answer:
        """Record facts. Raises SealedFactsLost."""
        if self.lost is not None and any(fact.stream != streams.RESTORES for fact in append.facts):
            self.compared(await self._missing())
            if self.lost is not None:
                raise sealed_facts_lost(self.lost)
        return await self._log.append(append)
