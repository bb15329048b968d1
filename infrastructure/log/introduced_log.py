"""A log that knows which program appends: it is told before the first fact (nhật ký biết phiên bản phần mềm)."""

import asyncio
from collections.abc import Awaitable, Callable

from application.ports import Answer, Append, Log
from infrastructure.log.passing_log import PassingLog


class IntroducedLog(PassingLog):
    """Lets the program introduce itself before the first append; who only reads leaves no trace (giới thiệu)."""

    def __init__(self, log: Log, introduce: Callable[[], Awaitable[object]]) -> None:
        super().__init__(log)
        self._introduce = introduce
        self._turn = asyncio.Lock()
        self._is_known = False

    async def append(self, append: Append) -> Answer:
        """Record facts, after the program is known."""
        if not self._is_known:
            async with self._turn:
                if not self._is_known:
                    await self._introduce()
                    self._is_known = True
        return await self._log.append(append)
