"""RFC 9162 2.1 as it is defined, recursively (cây Merkle)."""

import hashlib
from functools import cache


def sha(raw: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(raw).digest()


def largest_power_below(size: int) -> int:
    """The k of RFC 9162 2.1.1."""
    return 1 << (size - 1).bit_length() - 1


class Tree:
    """RFC 9162 by its definition, recursively (cây Merkle)."""

    def __init__(self, leaves: list[bytes]) -> None:
        self.leaves = leaves
        self.root = cache(self._root)

    def _root(self, begin: int, end: int) -> bytes:
        if end - begin == 0:
            return sha(b"")
        if end - begin == 1:
            return self.leaves[begin]
        k = begin + largest_power_below(end - begin)
        return sha(b"\1" + self.root(begin, k) + self.root(k, end))

    def path(self, m: int, begin: int, end: int) -> list[bytes]:
        """PATH(m, D[begin:end]); m from the beginning of the whole tree."""
        if end - begin == 1:
            return []
        k = begin + largest_power_below(end - begin)
        if m < k:
            return [*self.path(m, begin, k), self.root(k, end)]
        return [*self.path(m, k, end), self.root(begin, k)]

    def subproof(self, m: int, begin: int, end: int, known: bool = True) -> list[bytes]:
        """SUBPROOF(m, D[begin:end], known); m counts from begin."""
        if m == end - begin:
            return [] if known else [self.root(begin, end)]
        k = largest_power_below(end - begin)
        if m <= k:
            return [*self.subproof(m, begin, begin + k, known), self.root(begin + k, end)]
        return [*self.subproof(m - k, begin + k, end, False), self.root(begin, begin + k)]
