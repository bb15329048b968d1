"""How wide the columns of a printed table are (độ rộng cột)."""

from collections.abc import Sequence
from itertools import islice

from application.audits.report import Column, Kind, NoData, Table
from infrastructure.reports.letters import printable, width_of
from infrastructure.reports.vietnamese import in_vietnamese, is_code

PADDING = 3.0
_FOLDED = frozenset({Kind.TEXT, Kind.EVIDENCE})
_LONGEST_WORD = 90.0
"""Longer words are broken."""
_WIDEST = 260.0
_NAME = 70.0
"""Names of columns that are longer take more lines."""


def wanted(table: Table, size: float) -> tuple[list[float], list[float]]:
    """The least and the most that each column can use: words may be folded, figures may not."""
    least, most = [], []
    for at, column in enumerate(table.columns):
        cells = [row[at] for row in table.rows]
        texts = [printable(in_vietnamese(cell)) for cell in cells]
        folds = column.kind in _FOLDED or any(isinstance(cell, NoData) for cell in cells)
        head = _words(column, size)
        body = max((_unbroken(text, size) for text in texts), default=0.0)
        whole = max((width_of(line, size) for text in texts for line in text.split("\n")), default=0.0)
        least.append(max(head, body if folds else whole) + 2 * PADDING)
        named = min(max(width_of(printable(name), size, bold=True) for name in (column.vi, column.en)), _NAME)
        most.append(max(head, named, min(whole, _WIDEST)) + 2 * PADDING)
    return least, most


def shared(least: Sequence[float], most: Sequence[float], width: float) -> list[float]:
    """What every column gets of the paper's width: its least, then a part of what is left as it can use it."""
    needed = sum(least)
    if needed >= width:
        return [one * width / needed for one in least]
    hunger = [max(0.0, upper - lower) for lower, upper in zip(least, most, strict=True)]
    part = min(1.0, (width - needed) / sum(hunger)) if sum(hunger) else 0.0
    return [lower + part * more for lower, more in zip(least, hunger, strict=True)]


def _words(column: Column, size: float) -> float:
    heads = (*column.vi.split(), *column.en.split())
    return max((width_of(printable(word), size, bold=True) for word in heads), default=0.0)


def _unbroken(text: str, size: float) -> float:
    """How wide its column must be at least: a code is never broken, longer words are (mã không xuống dòng)."""
    return _word(text, size) if is_code(text) else min(_word(text, size), _LONGEST_WORD)


def _word(text: str, size: float) -> float:
    return max((width_of(word, size) for word in islice(text.split(), 500)), default=0.0)
