"""Jobs of a server that follow no facts: they look at what is, again and again (việc định kỳ)."""

from collections.abc import Awaitable, Callable

from application.case_store import CaseStore
from infrastructure.evidence.sealer.loss_detector import LossDetector
from infrastructure.log.loss_guard import LossGuard

EVERY_SECONDS = 1.0


class LossWatch:
    """Looks whether sealed or acknowledged facts are lost; nothing is recorded meanwhile.

    A look that fails changes nothing. found_again: what is to be done once a loss is explained.
    """

    name = "loss_watch"

    def __init__(self, guard: LossGuard, losses: LossDetector, found_again: Callable[[], Awaitable[None]]) -> None:
        self._guard = guard
        self._losses = losses
        self._found_again = found_again
        self._was_lost = guard.lost is not None

    async def run(self) -> None:
        """Look once."""
        lost = await self._losses.missing()
        self._guard.compared(lost)
        if lost is None and self._was_lost:
            await self._found_again()
        self._was_lost = lost is not None


class AttemptCounts:
    """Records the anonymous attempts of each minute that is over, whether or not anybody tries again."""

    name = "attempt_counts"

    def __init__(self, store: CaseStore) -> None:
        self._store = store

    async def run(self) -> None:
        """Record what is due."""
        await self._store.attempts.record_counts(self._store.clock.now().replace(second=0, microsecond=0))
