"""The tree of RFC 9162: our proofs against its recursive definition, others' vectors and another implementation."""

import hashlib
import json
from base64 import b64decode
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree, InvalidProof, verify_consistency, verify_inclusion

from infrastructure.evidence.format import merkle
from infrastructure.evidence.format.merkle import ProofRefused
from infrastructure.evidence.format.tiles import Tiles

CORE_PROBES = 196


def naive_root(leaves: list[bytes]) -> bytes:
    """MTH as RFC 9162 2.1.1 writes it, over leaf hashes."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return hashlib.sha256(b"\x01" + naive_root(leaves[:half]) + naive_root(leaves[half:])).digest()


def leaf(n: int) -> bytes:
    """The leaf of an entry that is a number's text."""
    return hashlib.sha256(b"\x00" + str(n).encode()).digest()


def subtree_of(leaves: list[bytes]) -> merkle.Subtree:
    """Complete subtrees by the definition."""
    return lambda level, index: naive_root(leaves[index << level : (index + 1) << level])


@given(st.integers(1, 70), st.data())
def test_a_tree_proves_every_leaf_and_every_beginning(size: int, data: st.DataObject) -> None:
    leaves = [leaf(n) for n in range(size)]
    subtree, whole = subtree_of(leaves), naive_root(leaves)
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))

    assert merkle.root(size, subtree) == whole
    merkle.verify_inclusion(index, size, leaves[index], merkle.inclusion_proof(index, size, subtree), whole)
    merkle.verify_consistency(old, size, naive_root(leaves[:old]), whole, merkle.consistency_proof(old, size, subtree))


@given(st.integers(2, 40), st.data())
def test_a_proof_of_something_else_is_refused(size: int, data: st.DataObject) -> None:
    leaves = [leaf(n) for n in range(size)]
    subtree, whole = subtree_of(leaves), naive_root(leaves)
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size - 1))
    proof = merkle.inclusion_proof(index, size, subtree)
    other = data.draw(st.integers(0, size - 1).filter(lambda n: n != index))

    with pytest.raises(ProofRefused):
        merkle.verify_inclusion(index, size, leaves[other], proof, whole)
    with pytest.raises(ProofRefused):
        merkle.verify_inclusion(index, size, leaves[index], [*proof, leaf(0)], whole)
    forked = naive_root([*leaves[: old - 1], leaf(-1)])
    with pytest.raises(ProofRefused):
        merkle.verify_consistency(old, size, forked, whole, merkle.consistency_proof(old, size, subtree))


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 100, 255, 256, 257])
def test_another_implementation_agrees(size: int) -> None:
    theirs = InmemoryTree(algorithm="sha256")
    for n in range(size):
        theirs.append_entry(str(n).encode())
    leaves = [leaf(n) for n in range(size)]
    subtree = subtree_of(leaves)

    assert theirs.get_root() == merkle.root(size, subtree)
    for index in {0, size // 2, size - 1}:
        proof = theirs.prove_inclusion(index + 1)
        verify_inclusion(leaves[index], merkle.root(size, subtree), proof)
        assert set(proof.path) == {leaves[index], *merkle.inclusion_proof(index, size, subtree)}
        with pytest.raises(InvalidProof):
            verify_inclusion(leaf(-1), merkle.root(size, subtree), proof)
    for old in {1, size // 2 or 1, size}:
        verify_consistency(naive_root(leaves[:old]), merkle.root(size, subtree), theirs.prove_consistency(old, size))


def test_the_probes_of_transparency_dev(shared_data: Path) -> None:
    folder = shared_data / "vectors" / "merkle" / "testdata"
    inclusion = [json.loads(path.read_text()) for path in sorted(folder.glob("inclusion/**/*.json"))]
    consistency = [json.loads(path.read_text()) for path in sorted(folder.glob("consistency/**/*.json"))]

    wrong = [probe for probe in inclusion if refused(merkle.verify_inclusion, *leaf_probe(probe)) != probe["wantErr"]]
    wrong += [
        probe for probe in consistency if refused(merkle.verify_consistency, *tree_probe(probe)) != probe["wantErr"]
    ]

    assert wrong == []
    assert len(inclusion + consistency) == CORE_PROBES


def leaf_probe(probe: Any) -> tuple[Any, ...]:
    return probe["leafIdx"], probe["treeSize"], raw(probe["leafHash"]), steps(probe), raw(probe["root"])


def tree_probe(probe: Any) -> tuple[Any, ...]:
    return probe["size1"], probe["size2"], raw(probe["root1"]), raw(probe["root2"]), steps(probe)


def refused(check: Callable[..., None], *arguments: Any) -> bool:
    try:
        check(*arguments)
    except ProofRefused:
        return True
    return False


def raw(text: str | None) -> bytes:
    return b64decode(text or "")


def steps(probe: dict[str, list[str] | None]) -> list[bytes]:
    return [b64decode(step) for step in probe["proof"] or ()]


SHORT = [[1], [255, 1, 1], [256], [300, 400, 7_000], [1] * 20]
LONG = [[300, 400, 70_000], [65_536, 1], [65_535, 2, 65_536]]


@pytest.mark.parametrize("growth", [*SHORT, *(pytest.param(one, marks=pytest.mark.slow) for one in LONG)])
def test_tiles_give_the_tree_they_were_given(growth: list[int], tmp_path: Path) -> None:
    tiles, leaves = Tiles(tmp_path), list[bytes]()
    for more in growth:
        new = [leaf(n) for n in range(len(leaves), len(leaves) + more)]
        tiles.extend(len(leaves), new)
        leaves += new
        subtree = subtree_of(leaves) if len(leaves) < 2_000 else fast(leaves)
        assert merkle.root(len(leaves), tiles.subtree) == merkle.root(len(leaves), subtree)

    sizes = [sum(growth[:n]) for n in range(1, len(growth) + 1)]
    for old, new_size in pairwise(sizes):
        proof = merkle.consistency_proof(old, new_size, tiles.subtree)
        merkle.verify_consistency(
            old, new_size, merkle.root(old, tiles.subtree), merkle.root(new_size, tiles.subtree), proof
        )
    assert Tiles(tmp_path).leaves(0, len(leaves) + 5) == leaves


def fast(leaves: list[bytes]) -> merkle.Subtree:
    """Complete subtrees, level by level."""
    rows = [leaves]
    while len(rows[-1]) > 1:
        rows.append([merkle.parent(*rows[-1][at : at + 2]) for at in range(0, len(rows[-1]) - 1, 2)])
    return lambda level, index: rows[level][index]


def test_what_a_crash_left_written_and_never_sworn_to_is_written_over(tmp_path: Path) -> None:
    tiles = Tiles(tmp_path)
    tiles.extend(0, [leaf(n) for n in range(250)])
    tiles.extend(250, [leaf(-1)] * 600)  # the process died before it signed this

    tiles.extend(250, [leaf(n) for n in range(250, 255)])

    assert merkle.root(255, Tiles(tmp_path).subtree) == naive_root([leaf(n) for n in range(255)])


@pytest.mark.slow
def test_tiles_lie_where_the_specification_says(tmp_path: Path) -> None:
    Tiles(tmp_path).extend(0, [leaf(n) for n in range(70_000)])

    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}

    assert len([name for name in files if name.startswith("tile/0/") and ".p" not in name]) == 273
    assert {"tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1", "tile/0/000"} <= files
