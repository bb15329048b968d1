"""The tree's hashes in C2SP tiles: files of 256 hashes that anybody may copy (tệp ô băm)."""

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from infrastructure.evidence.format.merkle import parents
from infrastructure.evidence.format.whole_files import flush_folder, replace_whole

WIDTH = 256
HASH = 32
HEIGHT = 8


class TilesUnusable(RuntimeError):
    """A tile is missing or has another length than the size says (thiếu tệp ô băm)."""


class Tiles:
    """The tiles below a folder (tệp ô băm); c2sp.org/tlog-tiles, hashes without entries."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read = lru_cache(maxsize=512)(self._from_disk)
        self._row = lru_cache(maxsize=4096)(self._inner)

    def subtree(self, level: int, index: int) -> bytes:
        """Hash of a complete subtree. Raises TilesUnusable."""
        tile_level, inner = divmod(level, HEIGHT)
        first = index << inner
        tile, offset = divmod(first, WIDTH)
        at = (offset >> inner) * HASH
        found = self._row(tile_level, tile, inner)[at : at + HASH]
        if len(found) != HASH:
            raise TilesUnusable(f"tile {tile_level}/{tile} holds fewer than {offset + (1 << inner)} hashes")
        return found

    def leaves(self, start: int, count: int) -> list[bytes]:
        """Leaf hashes from an index on; fewer where the tree ends."""
        found: list[bytes] = []
        while len(found) < count:
            tile, offset = divmod(start + len(found), WIDTH)
            raw = self._read(0, tile)
            taken = raw[offset * HASH : (offset + count - len(found)) * HASH]
            found += [taken[at : at + HASH] for at in range(0, len(taken), HASH)]
            if len(raw) < WIDTH * HASH:
                break
        return found

    def extend(self, size: int, leaves: Sequence[bytes]) -> None:
        """Write the tiles of a tree of this size with so many leaves more; they are on disk when this returns.

        A tile is written whole under another name first. Partial ones that grew are gone afterwards.
        """
        level, start, new = 0, size, list(leaves)
        written: set[Path] = set()
        while new:
            start, new = self._extend_level(level, start, new, written)
            level += 1
        for folder in sorted({above for path in written for above in self._folders(path)}):
            flush_folder(folder)
        self.forget()

    def forget(self) -> None:
        """Read again what may have changed."""
        self._read.cache_clear()
        self._row.cache_clear()

    def _extend_level(
        self, level: int, start: int, new: Sequence[bytes], written: set[Path]
    ) -> tuple[int, list[bytes]]:
        tile, offset = divmod(start, WIDTH)
        old = self._from_disk(level, tile)[: offset * HASH] if offset else b""
        if len(old) != offset * HASH:
            raise TilesUnusable(f"tile {level}/{tile} holds fewer than {offset} hashes")
        above = []
        raw = old + b"".join(new)
        for at in range(0, len(raw), WIDTH * HASH):
            hashes = raw[at : at + WIDTH * HASH]
            written.add(self._write(level, tile, hashes))
            if len(hashes) == WIDTH * HASH:
                above.append(_over_all(hashes))
            tile += 1
        return start // WIDTH, above

    def _write(self, level: int, tile: int, hashes: bytes) -> Path:
        path = self._path(level, tile)
        partial = path.with_name(f"{path.name}.p")
        width = len(hashes) // HASH
        written = path if width == WIDTH else partial / str(width)
        replace_whole(written, hashes)
        if partial.is_dir():  # narrower ones are grown out of; a wider one was written and never sworn to
            for other in _partials(partial):
                if other != width:
                    (partial / str(other)).unlink()
        if width < WIDTH:
            path.unlink(missing_ok=True)
        elif partial.is_dir():
            partial.rmdir()
        return written

    def _folders(self, path: Path) -> Iterator[Path]:
        """The folders from a tile up to the tiles' own."""
        while path != self._folder:
            path = path.parent
            yield path

    def _inner(self, level: int, tile: int, inner: int) -> bytes:
        """The complete subtrees of one inner level of a tile, one hash after the other."""
        return parents(self._row(level, tile, inner - 1)) if inner else self._read(level, tile)

    def _from_disk(self, level: int, tile: int) -> bytes:
        path = self._path(level, tile)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            partial = path.with_name(f"{path.name}.p")
            widths = list(_partials(partial)) if partial.is_dir() else []
            return (partial / str(max(widths))).read_bytes() if widths else b""

    def _path(self, level: int, tile: int) -> Path:
        parts = [f"{tile % 1000:03}"]
        while tile >= 1000:
            tile //= 1000
            parts.append(f"x{tile % 1000:03}")
        return self._folder.joinpath("tile", str(level), *reversed(parts))


def _over_all(hashes: bytes) -> bytes:
    """Hash over a full tile."""
    while len(hashes) > HASH:
        hashes = parents(hashes)
    return hashes


def _partials(folder: Path) -> Iterator[int]:
    return (int(name) for name in os.listdir(folder) if name.isdecimal())
