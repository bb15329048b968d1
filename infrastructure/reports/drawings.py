"""The drawing of a table: bars, a line over time, or a spread from the middle to the worst (biểu đồ của bảng)."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from application.audits.report import TOTAL, Cell, Column, Drawing, Kind, Share, Table
from infrastructure.reports.shapes import BLUE, INK, PALE, QUIET, RULE, Anchor, Box, Dot, Picture, Shape, Stroke, Words
from infrastructure.reports.vietnamese import in_vietnamese, number, visible

_WIDTH = 700.0
_NAMES = 250.0
"""Where bars begin; names of rows stand before it."""
_FIGURES = 150.0
"""Kept free behind the bars for the figure itself."""
_LINE = 20.0
_TOP = 24.0
_CHART_HEIGHT = 180.0
_ROWS = 20
"""Rows that a drawing can show and still be read; the table has them all."""
_NAME_LETTERS = 40
_MONTHS = 12
"""Names that fit under a line."""
_EDGE = 45.0


@dataclass(frozen=True, slots=True)
class _Row:
    """A row to draw: its name, its cells in the chart's order, and how long each is drawn."""

    name: str
    cells: tuple[Cell, ...]
    sizes: tuple[float | None, ...]


def picture_of(table: Table) -> Picture | None:
    """What the table's chart asks for; None where it asks for nothing or nothing can be drawn."""
    if table.chart is None:
        return None
    rows = _rows(table, table.chart.label, table.chart.values)
    if table.chart.drawing is Drawing.LINE:
        shown = rows  # where nothing is known the line has a gap
    else:
        rows = [row for row in rows if any(size is not None for size in row.sizes)]
        shown = _largest([row for row in rows if _shows_something(row)])
    most = _most(shown)
    if not most:
        return None
    columns = [column for key in table.chart.values for column in table.columns if column.key == key]
    draw = _DRAWN[table.chart.drawing]
    height, drawn = draw(shown, columns, most)
    shapes = list(drawn)
    more = ""
    if len(shown) < len(rows):
        more = f" ({len(shown)} trong {len(rows)} dòng có số liệu lớn nhất; bảng có đủ)"
        height += _LINE
        shapes.append(Words(_NAMES, height - 6, more.strip(" ()"), ink=QUIET))
    return Picture(
        width=_WIDTH,
        height=height,
        title=f"{visible(table.vi)}: {', '.join(column.vi for column in columns)}{more}",
        description="; ".join(f"{row.name}: {', '.join(map(in_vietnamese, row.cells))}" for row in shown),
        shapes=tuple(shapes),
    )


def _rows(table: Table, label: str, values: Sequence[str]) -> list[_Row]:
    rows = [row for row in table.rows_by_column() if row[table.columns[0].key] != TOTAL]
    names = _names(table, rows, label)
    drawn = [tuple(row[key] for key in values) for row in rows]
    return [_Row(name, cells, tuple(map(size_of, cells))) for name, cells in zip(names, drawn, strict=True)]


def _names(table: Table, rows: Sequence[Mapping[str, Cell]], label: str) -> list[str]:
    """Names of rows; where several share one, with the other words that tell them apart."""
    alone = Counter(row[label] for row in rows)
    words = [column.key for column in table.columns if column.kind is Kind.TEXT and column.key != label]
    names = []
    for row in rows:
        others = words if alone[row[label]] > 1 or row[label] is None else []
        parts = [row[label], *(row[key] for key in others)]
        names.append(" · ".join(in_vietnamese(part) for part in parts if part is not None).replace("\n", " ") or "–")
    return names


def size_of(cell: Cell) -> float | None:
    """How long a figure is drawn: a share in percent, time in days; None for what is no figure."""
    match cell:
        case Share():
            return None if cell.percent is None else float(cell.percent)
        case timedelta():
            return cell / timedelta(days=1)
        case bool() | None:
            return None
        case int() | Decimal():
            return float(cell)
    return None


def _shows_something(row: _Row) -> bool:
    """Whether a drawing of the row says something: none of a hundred does, a count of none does not."""
    return any(row.sizes) or any(isinstance(cell, Share) for cell in row.cells)


def _largest(rows: list[_Row]) -> list[_Row]:
    """The rows that count most, in the order of the table."""
    if len(rows) <= _ROWS:
        return rows
    heaviest = sorted(range(len(rows)), key=lambda at: _weight(rows[at]), reverse=True)[:_ROWS]
    return [rows[at] for at in sorted(heaviest)]


def _weight(row: _Row) -> tuple[float, float]:
    last = row.cells[-1]
    if isinstance(last, Share):
        return last.total, last.counted
    return max(size for size in row.sizes if size is not None), 0.0


def _most(rows: Sequence[_Row]) -> float:
    """The length of the longest; shares are drawn against a whole."""
    if any(isinstance(cell, Share) for row in rows for cell in row.cells):
        return 100.0
    return max((size for row in rows for size in row.sizes if size is not None), default=0.0)


def _name(name: str, y: float) -> Words:
    short = name if len(name) <= _NAME_LETTERS else f"{name[: _NAME_LETTERS - 1]}…"
    return Words(_NAMES - 8, y, short, Anchor.END)


def _place(size: float, most: float) -> float:
    return _NAMES + max(0.0, min(1.0, size / most)) * (_WIDTH - _NAMES - _FIGURES)


def _bars(rows: Sequence[_Row], columns: Sequence[Column], most: float) -> tuple[float, Iterator[Shape]]:
    """One bar for each row, its figure behind it (biểu đồ thanh)."""

    def shapes() -> Iterator[Shape]:
        for at, row in enumerate(rows):
            y = at * _LINE
            end = _place(row.sizes[0] or 0.0, most)
            yield _name(row.name, y + 14)
            yield Box(_NAMES, y + 3, max(end - _NAMES, 0.5), _LINE - 6, BLUE)
            yield Words(end + 6, y + 14, in_vietnamese(row.cells[0]))
        yield Stroke(_NAMES, 0, _NAMES, len(rows) * _LINE, QUIET)

    return len(rows) * _LINE + 4, shapes()


def _spread(rows: Sequence[_Row], columns: Sequence[Column], most: float) -> tuple[float, Iterator[Shape]]:
    """From the middle to the worst of each row: a dot, a band, marks, a ring (độ phân tán)."""

    def shapes() -> Iterator[Shape]:
        yield from _legend([column.vi for column in columns])
        for at, row in enumerate(rows):
            y = _TOP + at * _LINE
            known = [_place(size, most) for size in row.sizes if size is not None]
            yield _name(row.name, y + 14)
            yield Stroke(known[0], y + 10, known[-1], y + 10, QUIET)
            for place in known[1:-1]:
                yield Box(known[0], y + 6, max(place - known[0], 0.5), 8, PALE)
            for place in known[1:-1]:
                yield Stroke(place, y + 4, place, y + 16, BLUE, 2)
            yield Dot(known[0], y + 10, 4, BLUE)
            yield Dot(known[-1], y + 10, 4, BLUE, hollow=True)
            yield Words(known[-1] + 9, y + 14, in_vietnamese(row.cells[-1]))
        yield Stroke(_NAMES, _TOP, _NAMES, _TOP + len(rows) * _LINE, RULE)

    return _TOP + len(rows) * _LINE + 4, shapes()


def _legend(names: Sequence[str]) -> Iterator[Shape]:
    """Which sign stands for which figure of a spread."""
    first, second, third = _NAMES, _NAMES + 140, _NAMES + 280
    yield Dot(first, 9, 4, BLUE)
    yield Words(first + 9, 13, names[0], ink=QUIET)
    if names[1:-1]:
        yield Stroke(second, 3, second, 15, BLUE, 2)
        yield Words(second + 9, 13, ", ".join(names[1:-1]), ink=QUIET)
    yield Dot(third, 9, 4, BLUE, hollow=True)
    yield Words(third + 9, 13, names[-1], ink=QUIET)


def _line(rows: Sequence[_Row], columns: Sequence[Column], most: float) -> tuple[float, Iterator[Shape]]:
    """A dot for each row from left to right, joined where nothing is missing between (biểu đồ đường)."""
    step = (_WIDTH - 2 * _EDGE) / max(len(rows) - 1, 1)
    every = -(-len(rows) // _MONTHS)

    def height(size: float) -> float:
        return 10 + (1 - max(0.0, min(1.0, size / most))) * _CHART_HEIGHT

    def shapes() -> Iterator[Shape]:
        for quarter in range(5):
            size = most * quarter / 4
            yield Stroke(_EDGE, height(size), _WIDTH - _EDGE, height(size), RULE, 0.5)
            scale = number(Decimal(str(round(size, 1))).normalize() + 0)
            yield Words(_EDGE - 8, height(size) + 4, scale, Anchor.END, QUIET)
        places = [None if row.sizes[0] is None else height(row.sizes[0]) for row in rows]
        for at, (y, to_y) in enumerate(pairwise(places)):
            if y is not None and to_y is not None:
                yield Stroke(_EDGE + at * step, y, _EDGE + (at + 1) * step, to_y, BLUE, 2)
        for at, y in enumerate(places):
            if y is not None:
                yield Dot(_EDGE + at * step, y, 3, BLUE)
            if at % every == 0:
                yield Words(_EDGE + at * step, _CHART_HEIGHT + 30, rows[at].name, Anchor.MIDDLE, INK)

    return _CHART_HEIGHT + 40, shapes()


_Draw = Callable[[Sequence[_Row], Sequence[Column], float], tuple[float, Iterator[Shape]]]
_DRAWN: Mapping[Drawing, _Draw] = {Drawing.BARS: _bars, Drawing.SPREAD: _spread, Drawing.LINE: _line}
