"""Files that cannot be taken in (tệp không nhập được)."""

from collections.abc import Sequence

from domain.errors import Malformed

Place = int | str
"""Where in a file: a line, or what else names a part of it."""
MOST = 50


class Unusable(Malformed):
    """A file, or places in it, that are not what they should be: what, where, what to do (tệp không hợp lệ).

    lines: the same for people, one mistake a line; empty where there is only one.
    """

    def __init__(self, path: object, what: str, *, line: Place | None = None, lines: Sequence[str] = ()) -> None:
        super().__init__(f"{path}{_at(line)}: {what}; nothing was imported")
        self.lines = tuple(lines)


class Mistakes:
    """All mistakes of a file, told at once; the first fifty in full (lỗi của tệp)."""

    def __init__(self, path: object) -> None:
        self._path = path
        self._found: list[str] = []
        self._count = 0

    def add(self, what: str, *, line: Place, column: str | None = None) -> None:
        """One more, with its place."""
        self._count += 1
        if len(self._found) < MOST:
            self._found.append(f"{_at(line)[2:]}{'' if column is None else f', column {column}'}: {what}")

    def refuse(self) -> None:
        """Raises Unusable where there was any."""
        if not self._found:
            return
        if self._count == 1:
            raise Unusable(f"{self._path}, {self._found[0].partition(': ')[0]}", self._found[0].partition(": ")[2])
        more = self._count - len(self._found)
        rest = [f"{more} more mistakes"] if more else []
        whole = "; ".join([*self._found, *rest])
        lines = [f"{self._path}: {self._count} mistakes; nothing was imported", *self._found, *rest]
        raise Unusable(self._path, f"{self._count} mistakes: {whole}", lines=lines)


def _at(place: Place | None) -> str:
    if place is None:
        return ""
    return f", line {place}" if isinstance(place, int) else f", {place}"
