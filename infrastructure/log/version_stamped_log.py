"""A log in which the version of the program stands before the first fact it appends (nhật ký ghi kèm phiên bản)."""

import asyncio
from collections.abc import Awaitable, Callable

from application.ports import Answer, Append, Log
from infrastructure.log.forwarding_log import ForwardingLog


class VersionStampedLog(ForwardingLog):
    """Records the program's version before its first append; who only reads records nothing (ghi phiên bản)."""

    def __init__(self, log: Log, stamp: Callable[[], Awaitable[object]]) -> None:
        super().__init__(log)
        self._stamp = stamp
        self._turn = asyncio.Lock()
        self._is_stamped = False

    async def append(self, append: Append) -> Answer:
        """Record facts, after the version of the program."""
        if not self._is_stamped:
            async with self._turn:
                if not self._is_stamped:
                    await self._stamp()
                    self._is_stamped = True
        return await self._log.append(append)
