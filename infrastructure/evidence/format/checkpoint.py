"""What the log has sworn to at a size: C2SP tlog-checkpoint (điểm niêm phong)."""

import re
from base64 import b64encode
from dataclasses import dataclass

from infrastructure.evidence.format.notes import NoteRefused, split, unbase64


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Origin, size and root of a tree (điểm niêm phong)."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


def parse_checkpoint(note: str) -> Checkpoint:
    """The checkpoint a note holds; nothing is said of its signatures. Raises NoteRefused."""
    text, _ = split(note)
    lines = text.split("\n")[:-1]
    if len(lines) < 3 or not all(lines) or not re.fullmatch(r"0|[1-9][0-9]{0,18}", lines[1]):
        raise NoteRefused("it is no checkpoint: origin, size, root")
    root = unbase64(lines[2])
    if len(root) != 32:
        raise NoteRefused("the root of a checkpoint has 32 bytes")
    return Checkpoint(lines[0], int(lines[1]), root)
