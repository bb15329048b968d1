"""A table that is wider than the terminal, as one block of lines for each row (bảng viết theo từng dòng)."""

from collections.abc import Iterator, Sequence
from functools import partial
from textwrap import wrap as folded

from rich.cells import cell_len
from rich.text import Text

from application.audits.report import Cell, Column, Kind, Table
from infrastructure.reports.vietnamese import visible
from infrastructure.reports.words import written

wrap = partial(folded, break_on_hyphens=False)
"""Codes have hyphens in them, and are never broken."""
_SHORT = 28
"""Words of this length name a row; longer ones have a line of their own."""
_INDENT = "    "
_BETWEEN = " · "


def records(table: Table, bars: Sequence[str], *, width: int, shown: int | None) -> Iterator[Text]:
    """What the first words of every block are, then the blocks: the row's name, its figures, its longer words."""
    named = _naming(table)
    yield Text(f"▪ {_BETWEEN.join(column.vi for column in table.columns[:named])}", style="dim")
    for row, bar in zip(table.rows[:shown], bars, strict=False):
        name = f"▪ {_BETWEEN.join(map(_text, row[:named]))} {bar}"
        yield from (Text(line, style="bold") for line in wrap(name, width, subsequent_indent="  "))
        rest = list(zip(table.columns[named:], row[named:], strict=True))
        figures = [f"{_name(column)}: {_text(cell)}" for column, cell in rest if column.kind is not Kind.TEXT]
        for line in _packed(figures, width - len(_INDENT)):
            yield from (Text(f"{_INDENT}{part}") for part in wrap(line, width - len(_INDENT)))
        for column, cell in rest:
            if column.kind is Kind.TEXT:
                for text in f"{_name(column)}: {_text(cell)}".split("\n"):
                    yield from (Text(f"{_INDENT}{line}") for line in wrap(text, width - len(_INDENT)))


def _naming(table: Table) -> int:
    """How many of the first columns hold short words: they name the row together."""
    named = 0
    for at, column in enumerate(table.columns):
        text = [_text(row[at]) for row in table.rows]
        if column.kind is not Kind.TEXT or any("\n" in one or cell_len(one) > _SHORT for one in text):
            break
        named += 1
    return max(named, 1)


def _text(cell: Cell) -> str:
    return visible(written(cell))


def _name(column: Column) -> str:
    return f"{column.vi} ({column.form})" if column.form else column.vi


def _packed(pieces: Sequence[str], width: int) -> Iterator[str]:
    """Pieces side by side, as many as fit a line, so that a figure stands beside its name."""
    line = ""
    for piece in pieces:
        longer = f"{line}{_BETWEEN}{piece}" if line else piece
        if line and cell_len(longer) > width:
            yield line
            line = piece
        else:
            line = longer
    if line:
        yield line
