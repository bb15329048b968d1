"""Where a sealer keeps its things: what everybody may read, and what only it may (thư mục niêm phong)."""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from infrastructure.evidence.format.checkpoint import parse_checkpoint
from infrastructure.evidence.format.notes import NoteRefused, Signer, VerifierKey
from infrastructure.evidence.format.whole_files import replace_durably
from infrastructure.identity.private_file import private_folder, write_once
from infrastructure.postgres.installations import InstallationRefused

T = TypeVar("T")
SEED = 32
"""Bytes of a key."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """The sealer's own memory of what it last signed (niêm phong gần nhất)."""

    origin: str
    size: int
    root: str
    note: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """Why a sealer does not sign (báo động); at: when it saw it, ISO 8601 UTC; positions from first to last."""

    kind: str
    first: int
    last: int
    said: str
    at: str


@dataclass(frozen=True, slots=True)
class Anchored:
    """The last checkpoint that enough others confirmed (xác nhận bên ngoài gần nhất)."""

    size: int
    at: str
    by: tuple[str, ...]


class Contradiction(RuntimeError):
    """A second history is about to be shown under the key of the first (hai lịch sử)."""


class SealDamaged(InstallationRefused):
    """A file of the sealer is not what it wrote (tệp niêm phong bị hỏng)."""


class SealFolder:
    """The files of one sealer; public/ may be copied to anybody (thư mục niêm phong). Layout: FORMATS.md."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.public = path / "public"
        self._private = path / "private"

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Only one sealer at a time signs in a folder, however many are started; a killed one frees its turn."""
        private_folder(self._private)
        with (self._private / "turn.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def epoch(self) -> int:
        """Which tree this is: 1, and one more after each restore that was explained."""
        return len(list((self.path / "before").glob("*"))) + 1

    def signer(self, origin: str) -> Signer:
        """The log's key, made at first use and kept for its owner alone. Raises SealDamaged."""
        path = self._private / f"seal-{self.epoch()}.key"
        seed = write_once(path, os.urandom(SEED))
        if len(seed) != SEED:
            raise _damaged(path)
        return Signer(origin, seed)

    def refuse_unusable(self) -> None:
        """Look at what a sealer needs to go on, without making any of it. Raises SealDamaged, OSError."""
        self.sealed()
        self.witnessed()
        for path in self._private.glob("seal-*.key"):
            if len(path.read_bytes()) != SEED:
                raise _damaged(path)

    def has_memory(self) -> bool:
        """Whether the sealer remembers anything, readable or not. Raises PermissionError."""
        return (self._private / "sealed.json").exists()

    def shown(self) -> Iterator[Path]:
        """The file of every checkpoint, in no order."""
        folder = self.public / "checkpoints"
        return (one for one in folder.iterdir() if one.name.isdecimal()) if folder.is_dir() else iter(())

    def sealed(self) -> Sealed | None:
        """What was last signed, None before the first time. Raises SealDamaged."""
        return _record(self._private / "sealed.json", Sealed)

    def remember(self, sealed: Sealed) -> None:
        """Have it on disk before anybody sees the signature."""
        replace_durably(self._private / "sealed.json", json.dumps(asdict(sealed)).encode(), mode=0o600)

    def witnessed(self) -> dict[str, int]:
        """How large the tree was that each witness last cosigned."""
        return _record(self._private / "witnessed.json", dict) or {}

    def remember_witnessed(self, sizes: dict[str, int]) -> None:
        """Note it; a witness that stands elsewhere says so itself."""
        replace_durably(self._private / "witnessed.json", json.dumps(sizes).encode(), mode=0o600)

    def publish(self, size: int, note: str) -> None:
        """Let everybody see a checkpoint. Raises SealDamaged, Contradiction where its size had another root."""
        path = self.public / "checkpoints" / f"{size:020}"
        try:
            shown = _text(path)
            if shown is not None and parse_checkpoint(shown) != parse_checkpoint(note):
                raise Contradiction(f"a checkpoint of {size} facts with another root was shown already")
        except NoteRefused as error:
            raise _damaged(path) from error
        replace_durably(path, note.encode())
        replace_durably(self.public / "checkpoint", note.encode())

    def publish_key(self, key: VerifierKey) -> None:
        """Let everybody see the log's key; one that was damaged is written again."""
        shown = self.public / "vkey"
        if not shown.exists() or shown.read_bytes() != f"{key}\n".encode():
            replace_durably(self.public / "vkey", f"{key}\n".encode())

    def publish_token(self, size: int, token: bytes) -> None:
        """Let everybody see a timestamp over a checkpoint."""
        replace_durably(self.public / "tokens" / f"{size}.tsr", token)

    def checkpoint(self) -> str | None:
        """The newest checkpoint. Raises SealDamaged."""
        return _text(self.public / "checkpoint")

    def checkpoints(self) -> Iterator[str]:
        """Every checkpoint, sizes ascending."""
        folder = self.public / "checkpoints"
        for name in sorted(os.listdir(folder)) if folder.is_dir() else ():
            if name.isdecimal():
                yield (folder / name).read_text(encoding="utf-8")

    def checkpoint_covering(self, position: int) -> str | None:
        """The first checkpoint under which a position stands."""
        folder = self.public / "checkpoints"
        names = sorted(name for name in os.listdir(folder) if name.isdecimal()) if folder.is_dir() else []
        covering = [name for name in names if int(name) >= position]
        return (folder / covering[0]).read_text(encoding="utf-8") if covering else None

    def tokens(self) -> Iterator[tuple[int, bytes]]:
        """Every timestamp with the size it belongs to, ascending."""
        folder = self.public / "tokens"
        for path in sorted(folder.glob("*.tsr"), key=lambda path: int(path.stem)) if folder.is_dir() else ():
            yield int(path.stem), path.read_bytes()

    def alarm(self) -> Alarm | None:
        """Why nothing is signed now, None when all is well. Raises SealDamaged."""
        return _record(self.public / "alarm", Alarm)

    def raise_alarm(self, alarm: Alarm) -> None:
        """Say it where everybody looks; the first time it was seen stays."""
        known = self.alarm()
        if known is None or (known.kind, known.first, known.last) != (alarm.kind, alarm.first, alarm.last):
            replace_durably(self.public / "alarm", json.dumps(asdict(alarm), ensure_ascii=False).encode())

    def end_alarm(self) -> None:
        """All is well again."""
        (self.public / "alarm").unlink(missing_ok=True)

    def anchored(self) -> Anchored | None:
        """What was last confirmed outside. Raises SealDamaged."""
        found = _record(self.public / "anchored", Anchored)
        return None if found is None else Anchored(found.size, found.at, tuple(found.by))

    def remember_anchored(self, anchored: Anchored) -> None:
        """Note what was confirmed."""
        replace_durably(self.public / "anchored", json.dumps(asdict(anchored)).encode())

    def begin_again(self) -> None:
        """Lay the tree that was lost aside, whole, and begin another under another key."""
        aside = self.path / "before" / str(self.epoch())
        aside.parent.mkdir(parents=True, exist_ok=True)
        (self._private / "witnessed.json").unlink(missing_ok=True)
        (self._private / "sealed.json").unlink()
        self.public.rename(aside)


def _record(path: Path, kind: Callable[..., T]) -> T | None:
    text = _text(path)
    try:
        return None if text is None else kind(**json.loads(text))
    except (ValueError, TypeError) as error:
        raise _damaged(path) from error


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> SealDamaged:
    return SealDamaged(
        f"{path} is cut or was changed: nothing is sealed with it; restore it from a copy of the sealer's folder"
    )
