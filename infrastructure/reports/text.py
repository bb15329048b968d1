"""A report in a terminal: tables with a small bar where one helps (báo cáo dạng văn bản)."""

import io
from datetime import timedelta
from decimal import Decimal
from typing import Literal

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table as Grid
from rich.text import Text

from application.audits.report import TOTAL, Cell, Drawing, Kind, Report, Share, Table
from infrastructure.reports.records import records
from infrastructure.reports.vietnamese import is_code, visible
from infrastructure.reports.words import written

PAPER = 160
"""Signs in a line of a report that goes to a file or another program."""
_LEFT = frozenset({Kind.TEXT, Kind.EVIDENCE})
_BAR = 12
_SHOWN = 60
"""Rows of a table that fit a terminal; other forms give them all."""
_WORDS = 14
"""Signs a column of words needs to be read, for words are folded and figures are not."""
_BORDER = 3
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def text(report: Report) -> str:
    """The whole report on paper."""
    paper = io.StringIO()
    print_report(report, Console(file=paper, width=PAPER))
    return paper.getvalue()


def print_report(report: Report, console: Console) -> None:
    """Every table with its formula, then where the figures come from; to no terminal, whole and on wide paper."""
    if not console.is_terminal:
        console.width = max(console.width, PAPER)
    shown = _SHOWN if console.is_terminal else None
    console.print(f"[bold]{escape(report.vi)}[/bold] · {escape(report.en)}", highlight=False)
    if report.summary:
        console.print(visible(report.summary), highlight=False, markup=False)
    for table in report.tables:
        _print_table(table, console, shown)
        for line in (f"{table.formula} ({table.basis})", *table.notes):
            console.print(f"  {visible(line)}", highlight=False, markup=False)
    at = written(report.asked.judged_at)
    console.print(
        f"\nVị trí nhật ký · log position {report.asked.position}, đánh giá tại · as of {at}",
        highlight=False,
        markup=False,
    )
    console.print(
        f"Lệnh lập lại báo cáo · again: {visible(report.asked.query)}", highlight=False, markup=False, soft_wrap=True
    )


def _print_table(table: Table, console: Console, shown: int | None) -> None:
    if not table.rows:
        console.print(f"{table.vi} · {table.en}: không có / none", highlight=False, markup=False)
    elif _fits(table, console.width, shown):
        console.print(_grid(table, console.width, shown), highlight=False)
    else:
        bars = _drawn(table) or [""] * len(table.rows)
        console.print(Text(f"{table.vi} · {table.en}", style="italic"))
        for line in records(table, bars, width=console.width, shown=shown):
            console.print(line, soft_wrap=True)
    if shown is not None and len(table.rows) > shown:
        console.print(f"  … {len(table.rows) - shown} dòng nữa / more rows: --format json", highlight=False)


def _least(table: Table, shown: int | None) -> list[int]:
    """How narrow each column may be: figures and words of its name stay whole, other words are folded."""
    least = []
    for at, column in enumerate(table.columns):
        cells = [visible(written(row[at])) for row in table.rows[:shown]]
        form = [f"({column.form})"] if column.form else []
        head = max(map(cell_len, [*column.vi.split(), *form]), default=1)
        codes = max((cell_len(word) for cell in cells for word in cell.split() if is_code(word)), default=0)
        longest = max((cell_len(line) for cell in cells for line in cell.split("\n")), default=0)
        least.append(max(head, max(min(longest, _WORDS), codes) if column.kind in _LEFT else longest))
    return least


def _fits(table: Table, width: int, shown: int | None) -> bool:
    return _left(table, width, _least(table, shown)) >= 0


def _left(table: Table, width: int, widths: list[int]) -> int:
    """Signs of a line that columns of these widths leave over."""
    drawing = _BAR + _BORDER if _drawn(table) else 0
    return width - 1 - drawing - sum(one + _BORDER for one in widths)


def _widths(table: Table, width: int, shown: int | None) -> list[int]:
    """What each column gets: what it must have, and of what is left over as much as it can fill, words first."""
    widths = _least(table, shown)
    left = _left(table, width, widths)
    for at, column in sorted(enumerate(table.columns), key=lambda one: one[1].kind not in _LEFT):
        cells = [visible(written(row[at])) for row in table.rows[:shown]]
        whole = max((cell_len(line) for cell in (column.vi, *cells) for line in cell.split("\n")), default=0)
        more = min(left, max(0, whole - widths[at]))
        widths[at], left = widths[at] + more, left - more
    return widths


def _grid(table: Table, width: int, shown: int | None) -> Grid:
    grid = Grid(title=escape(f"{table.vi} · {table.en}"), title_justify="left", show_lines=False)
    for column, wide in zip(table.columns, _widths(table, width, shown), strict=True):
        name = f"{column.vi}\n({column.form})" if column.form else column.vi
        justify: Literal["left", "right"] = "left" if column.kind in _LEFT else "right"
        grid.add_column(escape(name), justify=justify, overflow="fold", width=wide)
    drawn = _drawn(table)
    if drawn:
        grid.add_column("", no_wrap=True, width=_BAR)
    for at, row in enumerate(table.rows[:shown]):
        grid.add_row(*map(_plainly, row), *([drawn[at]] if drawn else []))
    return grid


def _plainly(cell: Cell) -> Text:
    return Text(visible(written(cell)))


def _drawn(table: Table) -> list[str]:
    """A bar for each row but the total, of the first column the chart names."""
    if table.chart is None or table.chart.drawing is Drawing.SPREAD or not table.rows:
        return []
    cells = [row[table.chart.values[0]] for row in table.rows_by_column()]
    drawn = [None if row[0] == TOTAL else _size(cell) for row, cell in zip(table.rows, cells, strict=True)]
    shares = any(isinstance(cell, Share) for cell in cells)
    most = 1.0 if shares else max((size for size in drawn if size is not None), default=0.0)
    return ["" if size is None or not most else bar(size / most) for size in drawn]


def bar(part: float) -> str:
    """So much of a whole, drawn to an eighth of a sign."""
    eighths = round(max(0.0, min(1.0, part)) * _BAR * 8)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _size(cell: Cell) -> float:
    if isinstance(cell, Share):
        return cell.counted / cell.total if cell.total else 0.0
    if isinstance(cell, timedelta):
        return cell.total_seconds()
    return float(cell) if isinstance(cell, int | Decimal) else 0.0
