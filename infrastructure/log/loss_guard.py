"""A log that takes nothing but an explanation while sealed facts are lost (nhật ký tạm dừng ghi)."""

from collections.abc import Mapping

from application import streams
from application.ports import Answer, Append, Log
from domain.log_integrity.decider import refuse_while_lost
from infrastructure.log.forwarding_log import ForwardingLog


class LossGuard(ForwardingLog):
    """Refuses to record on top of a loss that nobody explained; reads are not touched (tạm dừng ghi).

    lost: the details of the refusal, None while all is well.
    """

    def __init__(self, log: Log) -> None:
        super().__init__(log)
        self.lost: Mapping[str, str] | None = None

    async def append(self, append: Append) -> Answer:
        """Record facts. Raises SealedFactsLost."""
        if self.lost is not None and any(fact.stream != streams.RESTORES for fact in append.facts):
            refuse_while_lost(self.lost)
        return await self._log.append(append)
