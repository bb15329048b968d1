"""Whether waiting appends go as one large group or as two halves in turn (nhịp ghi).

Where a flush is cheap, two halves keep the event loop and PostgreSQL both busy; where it is dear, one large
group shares it best. Which is which depends on disk, machine and load, so it is tried, not guessed.
"""

import time
from collections.abc import Iterator

TRIAL = 50
MEETINGS = 4
STAY = 2000
"""Groups under load: both ways have four trials of 50 in turn, the faster one stays for 2,000, then they meet again."""


class Pace:
    """Tries one and two groups under way, side by side under load, and keeps to the faster (nhịp ghi)."""

    def __init__(self) -> None:
        self.under_way = 2
        self._seconds = {1: 0.0, 2: 0.0}
        self._facts = {1: 0, 2: 0}
        self._began = time.perf_counter()
        self._turns = self._take_turns()
        self._left = next(self._turns)

    def sent(self, facts: int, *, loaded: bool) -> None:
        """One more group left; only groups under load tell anything."""
        now = time.perf_counter()
        if loaded:
            self._seconds[self.under_way] += now - self._began
            self._facts[self.under_way] += facts
            self._left -= 1
            if self._left == 0:
                self._left = next(self._turns)
        self._began = now

    def _take_turns(self) -> Iterator[int]:
        """Sets how many are under way from now on, and says for how many groups."""
        while True:
            self._seconds = {1: 0.0, 2: 0.0}
            self._facts = {1: 0, 2: 0}
            for _ in range(MEETINGS):
                for self.under_way in (2, 1):
                    yield TRIAL
            self.under_way = max((2, 1), key=lambda ways: self._facts[ways] / self._seconds[ways])
            yield STAY
