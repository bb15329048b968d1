"""The root over leaves that come in parts, without keeping them (gốc cây băm)."""

from collections.abc import Sequence

from infrastructure.evidence.format.merkle import parents, root

_LEVEL = 16
_HASH = 32


class RootOfLeaves:
    """A tree made from its first leaf on: 32 bytes are kept for every 65,536 leaves (gốc cây băm)."""

    AT_ONCE = 1 << _LEVEL
    """How many leaves each part has, the last one excepted."""

    def __init__(self) -> None:
        self.size = 0
        self._complete = b""
        self._rest = b""

    def add(self, leaves: Sequence[bytes]) -> None:
        """Take in the next part."""
        self.size += len(leaves)
        part = b"".join(leaves)
        if len(leaves) == self.AT_ONCE:
            self._complete += _above(part, _LEVEL)
        else:
            self._rest = part

    def root(self) -> bytes:
        """The root over all of them."""
        return root(self.size, self._subtree)

    def _subtree(self, level: int, index: int) -> bytes:
        first, size = index << level, 1 << level
        if level >= _LEVEL:
            at = first >> _LEVEL
            return _above(self._complete[at * _HASH : (at + (size >> _LEVEL)) * _HASH], level - _LEVEL)
        at = first - len(self._complete) // _HASH * self.AT_ONCE
        return _above(self._rest[at * _HASH : (at + size) * _HASH], level)


def _above(row: bytes, levels: int) -> bytes:
    for _ in range(levels):
        row = parents(row)
    return row
