"""How much of what was sealed a restored log still has (phần còn lại sau khôi phục)."""

from infrastructure.evidence.fact_bytes import StoredFacts
from infrastructure.evidence.format.tiles import Tiles

AT_ONCE = 10_000


def surviving_position(facts: StoredFacts, tiles: Tiles, size: int) -> int:
    """The last position up to which the log is what the tiles of a tree of this size say. Raises TilesUnusable.

    The alarm does not say it: it names where the sealer looked, and a log that was restored goes on recording.
    """
    for first in range(1, size + 1, AT_ONCE):
        last = min(size, first + AT_ONCE - 1)
        sworn = tiles.leaves(first - 1, last - first + 1)
        position = first - 1
        for fact, was in zip(facts.between(first, last), sworn, strict=False):
            if fact.position != position + 1 or fact.leaf != was:
                return position
            position = fact.position
        if position < last:
            return position
    return size
