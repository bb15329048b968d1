"""Whether waiting appends go as one large group or as two halves in turn (nhịp ghi).

Where a flush is cheap, two halves keep the event loop and PostgreSQL both busy; where it is dear, one large
group shares it best. Which is which depends on disk, machine and load, so it is tried, not guessed.
"""

import time

TRIAL = 200
STAY = 20
"""A trial is 200 groups; the better way then stays for 20 trials before the other one is tried again."""


class Pace:
    """Tries both ways under load and keeps to the faster one (nhịp ghi)."""

    def __init__(self) -> None:
        self.halves = True
        self._rates: dict[bool, float] = {}
        self._groups = 0
        self._facts = 0
        self._trials = 0
        self._began = time.perf_counter()

    def sent(self, facts: int, *, loaded: bool) -> None:
        """One more group left; only groups under load tell anything."""
        if not loaded:
            self._start()
            return
        self._groups += 1
        self._facts += facts
        if self._groups == TRIAL:
            self._judge()

    def _judge(self) -> None:
        now = time.perf_counter()
        rate = self._facts / (now - self._began)
        self._rates[self.halves] = (self._rates.get(self.halves, rate) + rate) / 2  # one slow moment decides nothing
        self._trials += 1
        if len(self._rates) < 2 or self._trials % STAY == 0:
            self.halves = not self.halves
        else:
            self.halves = max(self._rates, key=lambda way: self._rates[way])
        self._start()

    def _start(self) -> None:
        self._groups = self._facts = 0
        self._began = time.perf_counter()
