"""The newest seal that a folder still shows, also where its newest file is damaged (niêm phong mới nhất)."""

from collections.abc import Iterator
from dataclasses import dataclass

from infrastructure.evidence.format.checkpoint import Checkpoint, parse_checkpoint
from infrastructure.evidence.format.notes import NoteRefused
from infrastructure.evidence.sealer.seal_folder import SealDamaged, SealFolder


@dataclass(frozen=True, slots=True)
class NewestSeal:
    """The checkpoint to compare with, and what is wrong with the folder (niêm phong mới nhất).

    point: None where nothing was sealed yet, or nothing of it can be read. broken: which file, None where all is well.
    """

    point: Checkpoint | None
    broken: str | None


def newest_seal(folder: SealFolder) -> NewestSeal:
    """The newest checkpoint; where its file is gone or damaged, the largest beside it. Raises OSError."""
    try:
        signed = folder.checkpoint()
        point = None if signed is None else parse_checkpoint(signed)
    except (SealDamaged, NoteRefused):
        why = "is cut or was changed"
    else:
        if point is not None or not _was_sealed(folder):
            return NewestSeal(point, None)
        why = "is gone"
    largest = max(_others(folder), key=lambda one: one.size, default=None)
    return NewestSeal(largest, f"public/checkpoint in the seal folder {why}, so the newest seal cannot be read")


def refuse_damaged(folder: SealFolder) -> None:
    """Refuse a folder that holds seals of which none can be read. Raises SealDamaged, OSError."""
    found = newest_seal(folder)
    if found.broken is not None and found.point is None:
        raise SealDamaged(
            f"{found.broken}: whether sealed facts are lost cannot be known, nothing is served; restore {folder.path} "
            "from its copy, or name another HOSO_SEAL_DIR to go on without these seals"
        )


def _was_sealed(folder: SealFolder) -> bool:
    try:
        return folder.has_memory() or any(folder.shown())
    except PermissionError:  # the sealer's own part is not for everybody
        return any(folder.shown())


def _others(folder: SealFolder) -> Iterator[Checkpoint]:
    """What the sealer remembers, and the largest checkpoint that can be read."""
    try:
        remembered = folder.sealed()
        if remembered is not None:
            yield parse_checkpoint(remembered.note)
    except (OSError, SealDamaged, NoteRefused):
        pass
    for path in sorted(folder.shown(), reverse=True):
        try:
            yield parse_checkpoint(path.read_text(encoding="utf-8"))
            return
        except (OSError, UnicodeDecodeError, NoteRefused):
            continue
