"""The Merkle tree of RFC 9162 over the leaves of the log: roots, proofs and their checks (cây băm).

A tree is asked for by the hashes of its complete subtrees: (level, index) is the hash over leaves
index·2^level up to (index+1)·2^level. Whoever can answer that can prove everything about it.
"""

import hashlib
from collections.abc import Callable, Sequence

Subtree = Callable[[int, int], bytes]
"""Hash of a complete subtree by level and index."""

EMPTY = hashlib.sha256(b"").digest()
"""Root of a log without facts."""


class ProofRefused(ValueError):
    """A proof does not show what it claims (chứng minh không hợp lệ)."""


def parent(left: bytes, right: bytes) -> bytes:
    """Hash of two neighbours (nút cha)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def parents(row: bytes) -> bytes:
    """Hashes of each two neighbours of a row of hashes, one after the other; a last one alone has none yet."""
    sha256 = hashlib.sha256
    return b"".join([sha256(b"\x01" + row[at : at + 64]).digest() for at in range(0, len(row) - 63, 64)])


def root(size: int, subtree: Subtree) -> bytes:
    """Root of the tree of the first so many leaves (gốc cây băm)."""
    return _over(0, size, subtree) if size else EMPTY


def inclusion_proof(index: int, size: int, subtree: Subtree) -> list[bytes]:
    """Audit path of a leaf, from its sibling up (RFC 9162 2.1.3). Raises ProofRefused where there is no such leaf."""
    if not 0 <= index < size:
        raise ProofRefused(f"leaf {index} is not in a tree of {size}")
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(_over(middle, end, subtree))
            end = middle
        else:
            path.append(_over(start, middle, subtree))
            start = middle
    return path[::-1]


def consistency_proof(old: int, new: int, subtree: Subtree) -> list[bytes]:
    """Proof that the tree of the first old leaves is a beginning of the new one (RFC 9162 2.1.4)."""
    if not 0 <= old <= new:
        raise ProofRefused(f"a tree of {new} cannot begin with one of {old}")
    if old in (0, new):
        return []
    path: list[bytes] = []
    start, end, whole = 0, new, True  # whole: the old tree is, so far, the subtree that is looked at
    while old - start < end - start:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(_over(middle, end, subtree))
            end = middle
        else:
            path.append(_over(start, middle, subtree))
            start, whole = middle, False
    if not whole:
        path.append(_over(start, end, subtree))
    return path[::-1]


def verify_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes], claimed: bytes) -> None:
    """Hold a leaf's audit path against a root (RFC 9162 2.1.3.2). Raises ProofRefused."""
    if not 0 <= index < size:
        raise ProofRefused(f"leaf {index} is not in a tree of {size}")
    _refuse_other_lengths(leaf, claimed, *proof)
    at, last, found = index, size - 1, leaf
    for step in proof:
        if last == 0:
            raise ProofRefused("the inclusion proof is too long")
        if at & 1 or at == last:
            found = parent(step, found)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = parent(found, step)
        at, last = at >> 1, last >> 1
    if last:
        raise ProofRefused("the inclusion proof is too short")
    if found != claimed:
        raise ProofRefused("the inclusion proof leads to another root")


def verify_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> None:
    """Hold a consistency proof against two roots (RFC 9162 2.1.4.2). Raises ProofRefused.

    Every tree begins with the empty one: that proves nothing, and is refused.
    """
    if not 0 < old <= new:
        raise ProofRefused(f"nothing is proved of a tree of {new} by one of {old}")
    _refuse_other_lengths(*proof)
    if old == new:
        if proof:
            raise ProofRefused("nothing is to be proved, and yet there is a proof")
        if old_root != new_root:
            raise ProofRefused("the same size has two roots")
        return
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    rest = list(proof)
    if at == 0:  # the old tree is a complete subtree of the new one
        rest.insert(0, old_root)
    if not rest:
        raise ProofRefused("the consistency proof is empty")
    to_old = to_new = rest[0]
    for step in rest[1:]:
        if last == 0:
            raise ProofRefused("the consistency proof is too long")
        if at & 1 or at == last:
            to_old, to_new = parent(step, to_old), parent(step, to_new)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            to_new = parent(to_new, step)
        at, last = at >> 1, last >> 1
    if last:
        raise ProofRefused("the consistency proof is too short")
    if to_old != old_root or to_new != new_root:
        raise ProofRefused("the consistency proof leads to other roots")


def _refuse_other_lengths(*hashes: bytes) -> None:
    if any(len(one) != len(EMPTY) for one in hashes):
        raise ProofRefused(f"a hash has {len(EMPTY)} bytes")


def _over(start: int, end: int, subtree: Subtree) -> bytes:
    """Hash over leaves start to end, where start is a multiple of the largest power of two in their count."""
    count = end - start
    if count & (count - 1) == 0:
        level = count.bit_length() - 1
        return subtree(level, start >> level)
    middle = start + _split(count)
    return parent(_over(start, middle, subtree), _over(middle, end, subtree))


def _split(count: int) -> int:
    """The largest power of two below a count."""
    return 1 << (count - 1).bit_length() - 1
