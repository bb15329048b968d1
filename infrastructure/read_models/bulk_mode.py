"""Many facts at once, without what costs time and gives nothing meanwhile (xử lý nhanh)."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_USUAL_TURN = sys.getswitchinterval()
TURN = 0.0005
"""Seconds a thread may hold the interpreter while another waits for it: a tenth of what is usual."""


@contextmanager
def bulk_mode() -> Iterator[None]:
    """Without the collector of cycles: facts and rows make none, and it would go through all that are kept in memory
    again and again, a third of the whole time. And with short turns, so that the threads at the connections, who have
    little to do, do not wait for the one that folds.
    """
    was = gc.isenabled()
    gc.disable()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(_USUAL_TURN)
        if was:
            gc.enable()
