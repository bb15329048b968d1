"""Whether a log still holds what is sealed and what was acknowledged (đối chiếu nhật ký với niêm phong)."""

import asyncio
import os
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from application import streams
from application.ports import Fact
from domain.log_integrity.events import RestoreExplained
from infrastructure.evidence.format.checkpoint import Checkpoint
from infrastructure.evidence.format.merkle import root
from infrastructure.evidence.format.tiles import WIDTH, Tiles, TilesUnusable
from infrastructure.evidence.sealer.acknowledged import ACKNOWLEDGED, AcknowledgedHead, covers
from infrastructure.evidence.sealer.newest_seal import newest_seal
from infrastructure.evidence.sealer.root_of_leaves import RootOfLeaves
from infrastructure.evidence.sealer.seal_folder import SealFolder
from infrastructure.log.known_facts import KnownFact
from infrastructure.settings import Settings

TRIES = 3
"""How often tiles are read again that a sealer may just be writing."""


_Identity = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a log has lost, why no seal could be read, and what of the folder is damaged (kết quả đối chiếu)."""

    lost: Mapping[str, str] | None
    unreadable: str | None
    broken: str | None = None


class ReadLog(Protocol):
    """What is compared of a log (nhật ký được đối chiếu)."""

    async def head(self) -> int:
        """Position of the last fact."""
        ...

    async def leaves(self, first: int, last: int) -> list[bytes]:
        """Leaves of a range of positions, in order."""
        ...

    async def facts(self, stream: str) -> list[Fact]:
        """The facts of a stream."""
        ...


class LossDetector:
    """Compares the newest checkpoint that can be read, and what was acknowledged last, with a log (đối chiếu).

    A checkpoint that was read stays known when its file goes away. Where it is compared first, the folder's tiles must
    lead to its root and the log must hold the leaves of its last tile; without usable tiles the whole log is read.
    From then on the one fact that ends it is looked for with every group that is recorded.
    unreadable: why no newest checkpoint can be read now, None where one can; broken: where its file is damaged.
    """

    def __init__(self, folder: SealFolder, acknowledged: AcknowledgedHead) -> None:
        self._folder = folder
        self._tiles = Tiles(folder.public)
        self._acknowledged = acknowledged
        self._read: tuple[_Identity | None, ...] | None = None
        self._point: Checkpoint | None = None
        self._compared: Checkpoint | None = None
        self._end = KnownFact(0, b"")
        self._explained: dict[KnownFact, KnownFact] = {}
        self._log: ReadLog | None = None
        self.unreadable: str | None = None
        self.broken: str | None = None

    async def open(self, log: ReadLog) -> Mapping[str, str] | None:
        """Begin with a log; what it has lost. Raises UnreadableMemory."""
        self._log = log
        first = await log.leaves(1, 1)
        self._acknowledged.of_log(b"".join(first))
        return await self.missing()

    @property
    def last_acknowledged(self) -> KnownFact | None:
        """The fact this installation answered last."""
        return None if self._acknowledged.last is None else self._acknowledged.last.fact

    def expected(self) -> Sequence[KnownFact]:
        """The fact that ends the newest checkpoint and the one acknowledged last; an explanation stands for a loss."""
        self._look()
        known = [] if self._point is None or self._end.position == 0 else [self._end]
        if self._acknowledged.last is not None:
            known.append(self._acknowledged.last.fact)
        return [self._explained.get(one, one) for one in known]

    def acknowledged(self, fact: KnownFact, at: datetime) -> None:
        """Remember what is about to be answered."""
        self._acknowledged.note(fact, at)

    async def missing(self) -> Mapping[str, str] | None:
        """What the log has lost and nobody explained; None while all is well."""
        self._look()
        log = self._log
        return None if log is None else await self._lost_sealed(log) or await self._lost_acknowledged(log)

    async def _lost_sealed(self, log: ReadLog) -> Mapping[str, str] | None:
        point, end = self._point, self._end
        if point is None or not point.size or await self._ends(log, point):
            return None
        if await self._is_explained(log, end, lambda fact: _is_about(fact.event, point)):
            return None
        return await self._kind(log, point.size, sealed=point.size)

    async def _lost_acknowledged(self, log: ReadLog) -> Mapping[str, str] | None:
        another, last = self._acknowledged.another, self._acknowledged.last
        if another is not None:
            head = await log.head()
            return {"alarm": "OTHER_LOG", "acknowledged": str(another.fact.position), "head": str(head)}
        if last is None or await log.leaves(last.fact.position, last.fact.position) == [last.fact.leaf]:
            return None
        if await self._is_explained(log, last.fact, lambda fact: covers(fact, last)):
            return None
        return await self._kind(log, last.fact.position, acknowledged=last.fact.position)

    async def _ends(self, log: ReadLog, point: Checkpoint) -> bool:
        """Whether a log begins with what a checkpoint was signed over."""
        if self._compared == point:
            return await log.leaves(point.size, point.size) == [self._end.leaf]
        if await log.head() < point.size:
            return False
        end = await self._end_by_tiles(log, point)
        if end is None:
            end = await _end_by_root(log, point)
        if not end:
            return False
        if self._point == point:  # and no newer one came meanwhile
            self._compared, self._end = point, KnownFact(point.size, end)
        return True

    async def _end_by_tiles(self, log: ReadLog, point: Checkpoint) -> bytes | None:
        """The leaf that ends both, b"" where the log has others, None where the tiles are of no use."""
        first = (point.size - 1) // WIDTH * WIDTH
        sworn = await asyncio.to_thread(self._sworn, point, first)
        if sworn is None:
            return None
        return sworn[-1] if await log.leaves(first + 1, point.size) == sworn else b""

    def _sworn(self, point: Checkpoint, first: int) -> list[bytes] | None:
        for _ in range(TRIES):
            self._tiles.forget()
            try:
                leaves = self._tiles.leaves(first, point.size - first)
                if len(leaves) == point.size - first and root(point.size, self._tiles.subtree) == point.root:
                    return leaves
            except (OSError, TilesUnusable):
                continue
        return None

    async def _is_explained(self, log: ReadLog, fact: KnownFact, explains: Callable[[Fact], bool]) -> bool:
        """Whether the log tells of the restore that took a fact; from then on it must hold that explanation."""
        for restore in await log.facts(streams.RESTORES):
            if isinstance(restore.event, RestoreExplained) and explains(restore):
                self._explained[fact] = KnownFact(restore.position, restore.leaf)
                return True
        self._explained.pop(fact, None)
        return False

    async def _kind(self, log: ReadLog, position: int, **known: int) -> Mapping[str, str]:
        head = await log.head()
        here = "TRUNCATED" if head < position else "FORKED"
        kind = "OTHER_LOG" if await self._is_another(log) else here
        return {"alarm": kind, **{name: str(value) for name, value in known.items()}, "head": str(head)}

    async def _is_another(self, log: ReadLog) -> bool:
        """Whether the folder's first leaf, where it has one, is not the log's."""
        try:
            first = await asyncio.to_thread(self._tiles.leaves, 0, 1)
        except OSError:
            return False
        return bool(first) and await log.leaves(1, 1) != first

    def _look(self) -> None:
        """Read the newest checkpoint where its file is another than the one read before: some stats otherwise."""
        try:
            read = _identity(self._folder.public / "checkpoint"), _identity(self._folder.public / "checkpoints")
            if read == self._read:
                return
            found = newest_seal(self._folder)
            self._tiles.forget()
            point = found.point
            leaf = b"".join(self._tiles.leaves(point.size - 1, 1)) if point is not None and point.size else b""
        except OSError as error:
            self._read, self.unreadable = None, f"the newest seal cannot be read: {type(error).__name__}"
            return
        self._read, self.unreadable, self.broken = read, found.broken, found.broken
        if point is not None:
            self._take(point, leaf)
        elif found.broken is None:
            self.unreadable = "there is no seal here"

    def _take(self, point: Checkpoint, leaf: bytes) -> None:
        """Know a checkpoint from now on; one that a larger one of its tree covers is an old copy."""
        known = self._point
        if known == point or (known is not None and known.origin == point.origin and known.size > point.size):
            return
        self._point, self._end = point, KnownFact(point.size, leaf)


async def compared(settings: Settings, log: ReadLog) -> Comparison:
    """A log beside the seals and the memory that the settings name; nothing is written."""
    detector = LossDetector(SealFolder(settings.seals), AcknowledgedHead(settings.data_dir / ACKNOWLEDGED))
    lost = await detector.open(log)
    return Comparison(lost, detector.unreadable, detector.broken)


def _identity(path: Path) -> _Identity | None:
    """What changes when a file is replaced, None where there is none."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _is_about(restore: RestoreExplained, point: Checkpoint) -> bool:
    return (restore.origin, restore.size, restore.root) == (point.origin, point.size, b64encode(point.root).decode())


async def _end_by_root(log: ReadLog, point: Checkpoint) -> bytes:
    """The leaf that ends a log whose leaves lead to the root of a checkpoint, b"" where they do not."""
    made = RootOfLeaves()
    leaves: list[bytes] = []
    for first in range(1, point.size + 1, RootOfLeaves.AT_ONCE):
        leaves = await log.leaves(first, min(point.size, first + RootOfLeaves.AT_ONCE - 1))
        await asyncio.to_thread(made.add, leaves)
    return leaves[-1] if made.root() == point.root and made.size == point.size else b""
