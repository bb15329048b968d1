"""Jobs of a server that follow no facts: they look at what is, again and again (việc định kỳ)."""

import logging

from application.case_store import CaseStore
from infrastructure.evidence.sealer.seal_status import Seals
from infrastructure.log.loss_guard import LossGuard

EVERY_SECONDS = 1.0
_LOGGER = logging.getLogger("hoso.workers")


class LossWatch:
    """Looks whether sealed facts are lost; nothing is recorded meanwhile. A look that fails changes nothing."""

    name = "loss_watch"

    def __init__(self, guard: LossGuard, seals: Seals) -> None:
        self._guard = guard
        self._seals = seals

    async def run(self) -> None:
        """Look once."""
        lost = await self._seals.lost(self._guard)
        if lost is not None and self._guard.lost is None:
            _LOGGER.error("facts that were sealed are lost: nothing is recorded until «hoso explain-restore»")
        self._guard.lost = lost


class AttemptCounts:
    """Records the anonymous attempts of each minute that is over, whether or not anybody tries again."""

    name = "attempt_counts"

    def __init__(self, store: CaseStore) -> None:
        self._store = store

    async def run(self) -> None:
        """Record what is due."""
        await self._store.attempts.record_counts(self._store.clock.now().replace(second=0, microsecond=0))
