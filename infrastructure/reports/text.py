"""A report in a terminal: tables with a small bar where one helps (báo cáo dạng văn bản)."""

import io
from datetime import timedelta
from decimal import Decimal

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from application.audits.report import TOTAL, Cell, Column, Drawing, Kind, Report, Share, Table
from infrastructure.reports.vietnamese import visible
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
    for table in report.tables:
        _print_table(table, console, shown)
        for line in (f"{table.formula} ({table.basis})", *table.notes):
            console.print(f"  {visible(line)}", highlight=False, markup=False)
    at = written(report.asked.judged_at)
    console.print(f"\nlog position {report.asked.position}, as of {at}", highlight=False, markup=False)
    console.print(f"again: {visible(report.asked.query)}", highlight=False, markup=False, soft_wrap=True)


def _print_table(table: Table, console: Console, shown: int | None) -> None:
    if not table.rows:
        console.print(f"{table.vi} · {table.en}: không có / none", highlight=False, markup=False)
    elif _fits(table, console.width, shown):
        console.print(_grid(table, shown), highlight=False)
    else:
        _print_records(table, console, shown)
    if shown is not None and len(table.rows) > shown:
        console.print(f"  … {len(table.rows) - shown} dòng nữa / more rows: --format json", highlight=False)


def _fits(table: Table, width: int, shown: int | None) -> bool:
    """Whether every figure stands whole beside the others, with room for words to be folded."""
    needed = 1 + (_BAR + _BORDER if _drawn(table) else 0)
    for at, column in enumerate(table.columns):
        cells = [written(row[at]) for row in table.rows[:shown]]
        head = max(map(len, column.vi.split()), default=0)
        longest = max((len(line) for cell in cells for line in cell.split("\n")), default=0)
        needed += _BORDER + max(head, min(longest, _WORDS) if column.kind in _LEFT else longest)
    return needed <= width


def _grid(table: Table, shown: int | None) -> Grid:
    grid = Grid(title=escape(f"{table.vi} · {table.en}"), title_justify="left", show_lines=False)
    for column in table.columns:
        left = column.kind in _LEFT
        grid.add_column(
            escape(_named(column, "\n")), justify="left" if left else "right", overflow="fold", no_wrap=not left
        )
    drawn = _drawn(table)
    if drawn:
        grid.add_column("", no_wrap=True)
    for at, row in enumerate(table.rows[:shown]):
        grid.add_row(*map(_plainly, row), *([drawn[at]] if drawn else []))
    return grid


def _print_records(table: Table, console: Console, shown: int | None) -> None:
    """Each row as lines of its own: its words, then its figures by name, for a table wider than the paper."""
    console.print(Text(f"{table.vi} · {table.en}", style="italic"))
    drawn = _drawn(table)
    for at, row in enumerate(table.rows[:shown]):
        head, *rest = zip(table.columns, row, strict=True)
        console.print(Text(f"▪ {visible(written(head[1]))}", style="bold"), drawn[at] if drawn else "", highlight=False)
        figures = [f"{_named(column, ' ')}: {written(cell)}" for column, cell in rest if column.kind not in _LEFT]
        words = [f"{_named(column, ' ')}: {written(cell)}" for column, cell in rest if column.kind in _LEFT]
        for line in (" · ".join(figures), *words):
            if line:
                console.print(Padding(Text(visible(line)), (0, 0, 0, 4)))


def _named(column: Column, between: str) -> str:
    return f"{column.vi}{between}({column.form})" if column.form else column.vi


def _plainly(cell: Cell) -> Text:
    return Text(visible(written(cell)))


def _drawn(table: Table) -> list[str]:
    """A bar for each row but the total, of the first column the chart names."""
    if table.chart is None or table.chart.drawing is Drawing.SPREAD or not table.rows:
        return []
    cells = [row[table.chart.values[0]] for row in table.told()]
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
