"""Whether waiting appends go as one large group or as two halves in turn (nhịp ghi).

Where a flush is cheap, two halves keep the event loop and PostgreSQL both busy; where it is dear, one large
group shares it best. Which is which depends on disk, machine and load, so it is tried, not guessed.
"""

import time
from collections.abc import Callable, Iterator

WAYS = (2, 1)
TRIAL = 50
MEETINGS = 4
STAY, LONGEST = 2_000, 32_000
"""Groups under load: both ways have four trials of 50 in turn, the faster one stays for 2,000, then they meet again.

While the same one wins it stays twice as long each time, up to 32,000: trying the slower way costs too.
"""


class Pace:
    """Tries one and two groups under way, side by side under load, and keeps to the faster (nhịp ghi).

    clock gives seconds; only differences count.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self.under_way = WAYS[0]
        self._clock = clock
        self._seconds = dict.fromkeys(WAYS, 0.0)
        self._facts = dict.fromkeys(WAYS, 0)
        self._began = clock()
        self._turns = self._take_turns()
        self._left = next(self._turns)

    def sent(self, facts: int, *, loaded: bool) -> None:
        """One more group left; only groups under load count."""
        now = self._clock()
        if loaded:
            self._seconds[self.under_way] += now - self._began
            self._facts[self.under_way] += facts
            self._left -= 1
            if self._left == 0:
                self._left = next(self._turns)
        self._began = now

    def _take_turns(self) -> Iterator[int]:
        """Sets how many are under way from now on, and says for how many groups."""
        stay, won = STAY, None
        while True:
            self._seconds = dict.fromkeys(WAYS, 0.0)
            self._facts = dict.fromkeys(WAYS, 0)
            for _ in range(MEETINGS):
                for self.under_way in WAYS:
                    yield TRIAL
            self.under_way = max(WAYS, key=lambda ways: self._facts[ways] / self._seconds[ways])
            stay = min(2 * stay, LONGEST) if self.under_way == won else STAY
            won = self.under_way
            yield stay
