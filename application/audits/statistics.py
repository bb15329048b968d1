"""Shares with their uncertainty, and quantiles that are somebody's own figure (thống kê).

The quantile is the nearest rank: of n figures in order, the one at place ⌈p·n/100⌉. It is never a mean of two, so
that every figure named is that of a real dossier.
"""

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist
from typing import TypeVar

Figure = TypeVar("Figure")

MEDIAN, P90, P95, WORST = 50, 90, 95, 100
CONFIDENCE = 95
"""Percent of samples whose interval holds the true share."""


def quantile(ordered: Sequence[Figure], percent: int) -> Figure | None:
    """The figure at the nearest rank of figures in order, None of nothing (phân vị)."""
    if not ordered:
        return None
    return ordered[max(1, -(-percent * len(ordered) // 100)) - 1]


def wilson(counted: int, total: int, confidence: int = CONFIDENCE) -> tuple[float, float] | None:
    """Between which shares the true one lies, by Wilson's score interval; None of nothing (khoảng tin cậy Wilson).

    E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927). Unlike the
    textbook interval it stays between 0 and 1, and says of 3 in 3 that the share may well be 44 %.
    """
    if not total:
        return None
    z = NormalDist().inv_cdf((1 + confidence / 100) / 2)
    share, weight = counted / total, z * z / total
    middle = (share + weight / 2) / (1 + weight)
    around = z * sqrt(share * (1 - share) / total + weight / (4 * total)) / (1 + weight)
    return max(0.0, min(share, middle - around)), min(1.0, max(share, middle + around))
