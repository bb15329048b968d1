"""Days and periods between instants of another system, by the clock it wrote them with (ngày theo giờ địa phương).

A clock that is put forward or back makes a day of 23 or 25 hours; a limit of 8 weeks stays one of 56 days. An adopted
dossier's instants keep the offset they were written with, so the day each falls on where it was written is known,
even without the name of the zone.
"""

from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

_DAY = timedelta(days=1)
_HUNDREDTH = Decimal("0.01")


def local_days(begin: datetime, end: datetime) -> int:
    """From one local day to the other, each by the offset its instant was written with (số ngày theo lịch)."""
    return (end.date() - begin.date()).days


def periods(begin: datetime, end: datetime) -> Decimal:
    """How many periods of 24 hours lie between, to two decimals, rounded half up (số quãng 24 giờ)."""
    exact = Decimal((end - begin) // timedelta.resolution) / Decimal(_DAY // timedelta.resolution)
    return exact.quantize(_HUNDREDTH, ROUND_HALF_UP)
