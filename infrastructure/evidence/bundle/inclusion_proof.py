"""What an applicant keeps: proof that a fact stands under a seal, checked without us (biên nhận có chứng minh).

c2sp.org/tlog-proof; the extra line holds the fact's header, from which its leaf follows.
"""

from base64 import b64encode
from pathlib import Path

from infrastructure.evidence.fact_bytes import StoredFact
from infrastructure.evidence.format.checkpoint import parse_checkpoint
from infrastructure.evidence.format.merkle import inclusion_proof, verify_inclusion
from infrastructure.evidence.format.tiles import Tiles
from infrastructure.evidence.sealer.seal_folder import SealFolder

MOST_IN_ONE_SYMBOL = 2_953
"""Bytes a single QR symbol holds (version 40, level L)."""


class NotSealedYet(Exception):
    """No checkpoint covers the fact yet (chưa được niêm phong)."""


def receipt(fact: StoredFact, folder: SealFolder) -> str:
    """The proof for a fact under the newest checkpoint. Raises NotSealedYet, ProofRefused."""
    signed = folder.checkpoint()
    newest = None if signed is None else parse_checkpoint(signed)
    if signed is None or newest is None or newest.size < fact.position:
        raise NotSealedYet(f"fact {fact.position} stands under no checkpoint yet: ask again in a minute")
    index, leaf = fact.position - 1, fact.leaf
    path = inclusion_proof(index, newest.size, Tiles(folder.public).subtree)
    verify_inclusion(index, newest.size, leaf, path, newest.root)
    steps = "".join(f"{b64encode(step).decode()}\n" for step in path)
    return f"c2sp.org/tlog-proof@v1\nextra {b64encode(fact.header).decode()}\nindex {index}\n{steps}\n{signed}"


def draw(text: str, path: Path) -> list[Path]:
    """The text as QR images, PNG or SVG by the path's ending; more than one where it is too long for one symbol."""
    import segno

    if len(text.encode()) <= MOST_IN_ONE_SYMBOL:
        segno.make(text, error="l", micro=False, boost_error=False).save(str(path), scale=4)
        return [path]
    symbols = segno.make_sequence(text, error="l", version=30, boost_error=False)
    paths = [path.with_name(f"{path.stem}-{n}{path.suffix}") for n in range(1, len(symbols) + 1)]
    for symbol, one in zip(symbols, paths, strict=True):
        symbol.save(str(one), scale=4)
    return paths
