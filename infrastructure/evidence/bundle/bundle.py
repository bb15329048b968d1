"""A bundle of evidence: facts as stored, and all an outsider needs to check them (gói bằng chứng); FORMATS.md §6."""

import hashlib
import json
import os
import re
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from struct import pack
from typing import Any

import rfc8785

from infrastructure.evidence.bundle.scope import Chosen
from infrastructure.evidence.fact_bytes import StoredFact
from infrastructure.evidence.format.checkpoint import parse_checkpoint
from infrastructure.evidence.format.header import parse_header
from infrastructure.evidence.format.merkle import consistency_proof, inclusion_proof
from infrastructure.evidence.format.tiles import Tiles
from infrastructure.evidence.sealer.seal_folder import SealFolder

_PARAMETER = re.compile(rb'"parameter":"([a-z0-9_]+(?:\.[a-z0-9_]+)*)"')
_NOT_SEALED = b"\xff"


@dataclass(frozen=True, slots=True)
class BundleContext:
    """What a bundle says beside the facts (thông tin kèm theo).

    sign signs the manifest; keys is a policy's text; is_readable tells whether a subject's key is still there.
    """

    origin: str
    keys: str
    version: str
    digest: str
    law: Path
    sign: Callable[[str], str]
    is_readable: Callable[[str], bool]


@dataclass(slots=True)
class _Summary:
    """What passed while the facts were written."""

    count: int = 0
    unsealed: int = 0
    first: int = 0
    last: int = 0
    parameters: set[str] = field(default_factory=set)
    unreadable: dict[str, list[int]] = field(default_factory=dict)


def write_bundle(out: Path, chosen: Chosen, folder: SealFolder, about: BundleContext) -> tuple[int, int]:
    """Write a bundle; how many facts are in it, and how many of them no checkpoint covers.

    It is there whole or not at all. Raises OSError, TilesUnusable.
    """
    with ExitStack() as stack:
        parts = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=out.parent, prefix=".evidence-")))
        seals = _checkpoints(chosen, folder)
        newest = parse_checkpoint(seals[-1]) if seals else None
        tiles = Tiles(folder.public)
        summary = _write_facts(parts, chosen, about, newest.size if newest else 0, tiles)
        (parts / "keys").write_text(about.keys, encoding="utf-8")
        (parts / "checkpoints").write_bytes(b"".join(_sized(one.encode()) for one in seals))
        names = ["keys", "facts", "checkpoints"]
        if not chosen.whole:
            (parts / "consistency").write_bytes(b"".join(_between(seals, tiles)))
            names += ["proofs", "consistency"]
        for parameter in sorted(summary.parameters):
            file = Path(*parameter.split(".")).with_suffix(".toml")
            if (about.law / file).exists():  # a procedure's own limit stands in its facts
                names.append(f"law/{file.as_posix()}")
                _place(parts / names[-1], (about.law / file).read_bytes())
        sizes = {parse_checkpoint(one).size for one in seals}
        for size, token in folder.tokens():
            if size in sizes:
                names.append(f"tokens/{size}.tsr")
                _place(parts / names[-1], token)
        manifest = _manifest(parts, names, chosen, summary, about) | {
            "origin": newest.origin if newest else about.origin
        }
        text = rfc8785.dumps(manifest).decode() + "\n"
        (parts / "manifest").write_text(about.sign(text), encoding="utf-8")
        _assemble(parts, ["manifest", *names], out)
        return summary.count, summary.unsealed


def _write_facts(parts: Path, chosen: Chosen, about: BundleContext, newest: int, tiles: Tiles) -> _Summary:
    summary, readable = _Summary(), dict[str, bool]()
    with ExitStack() as stack:
        facts = stack.enter_context((parts / "facts").open("wb"))
        proofs = None if chosen.whole else stack.enter_context((parts / "proofs").open("wb"))
        for fact in chosen.facts:
            summary.first, summary.last, summary.count = (
                summary.first or fact.position,
                fact.position,
                summary.count + 1,
            )
            summary.unsealed += fact.position > newest
            facts.write(_sized(fact.header) + _sized(fact.body))
            summary.parameters.update(name.decode() for name in _PARAMETER.findall(fact.body))
            subject = _subject(fact)
            if subject is not None:
                if subject not in readable:
                    readable[subject] = about.is_readable(subject)
                if not readable[subject]:
                    summary.unreadable.setdefault(subject, []).append(fact.position)
            if proofs is not None:
                proofs.write(_proof(fact, newest, tiles))
    return summary


def _subject(fact: StoredFact) -> str | None:
    """Whose sealed data a fact of a hand-in holds."""
    if b'"encrypted":' not in fact.body or parse_header(fact.header).topic != "dossier.submitted.v1":
        return None
    found = json.loads(fact.body).get("applicant")
    return found if isinstance(found, str) else None


def _proof(fact: StoredFact, newest: int, tiles: Tiles) -> bytes:
    if fact.position > newest:
        return _NOT_SEALED
    path = inclusion_proof(fact.position - 1, newest, tiles.subtree)
    return bytes([len(path)]) + b"".join(path)


def _checkpoints(chosen: Chosen, folder: SealFolder) -> list[str]:
    if chosen.whole:
        return list(folder.checkpoints())
    newest, first = folder.checkpoint(), folder.checkpoint_covering(chosen.last)
    return [one for one in dict.fromkeys((first, newest)) if one is not None]


def _between(seals: list[str], tiles: Tiles) -> Iterator[bytes]:
    sizes = [parse_checkpoint(one).size for one in seals]
    for old, new in pairwise(sizes):
        path = consistency_proof(old, new, tiles.subtree)
        yield bytes([len(path)]) + b"".join(path)


def _manifest(
    parts: Path, names: Iterable[str], chosen: Chosen, summary: _Summary, about: BundleContext
) -> dict[str, Any]:
    return {
        "code": {"digest": about.digest, "version": about.version},
        "facts": summary.count,
        "first": summary.first,
        "format": "hoso-evidence/1",
        "last": summary.last,
        "members": {name: _member(parts / name) for name in names},
        "partial": sorted(chosen.partial),
        "scope": chosen.scope,
        "unreadable": summary.unreadable,
    }


def _member(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return {"bytes": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}


def _assemble(parts: Path, names: Iterable[str], out: Path) -> None:
    handle, temporary = tempfile.mkstemp(dir=out.parent, prefix=".evidence-")
    try:
        with os.fdopen(handle, "wb") as file, tarfile.open(fileobj=file, mode="w", format=tarfile.USTAR_FORMAT) as tar:
            for name in names:
                entry = tarfile.TarInfo(name)
                entry.size, entry.mode = (parts / name).stat().st_size, 0o644
                with (parts / name).open("rb") as content:
                    tar.addfile(entry, content)
        os.chmod(temporary, 0o644)
        os.replace(temporary, out)
    except BaseException:
        os.unlink(temporary)
        raise


def _place(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _sized(content: bytes) -> bytes:
    return pack(">I", len(content)) + content
