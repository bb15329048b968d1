"""A report in a terminal: tables with a small bar where one helps (báo cáo dạng văn bản)."""

from datetime import timedelta
from decimal import Decimal

from rich.console import Console
from rich.table import Table as Grid

from application.audits.report import TOTAL, Cell, Drawing, Kind, Report, Share, Table
from infrastructure.reports.words import written

_LEFT = frozenset({Kind.TEXT, Kind.EVIDENCE})
_BAR = 12
_SHOWN = 60
"""Rows of a table that fit a terminal; other forms give them all."""
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def print_report(report: Report, console: Console) -> None:
    """Every table with its formula, then where the figures come from."""
    console.print(f"[bold]{report.vi}[/bold] · {report.en}", highlight=False)
    for table in report.tables:
        console.print(_grid(table) if table.rows else f"{table.vi} · {table.en}: không có / none", highlight=False)
        if len(table.rows) > _SHOWN:
            console.print(f"  … {len(table.rows) - _SHOWN} dòng nữa / more rows: --format json", highlight=False)
        for line in (f"{table.formula} ({table.basis})", *table.notes):
            console.print(f"  {line}", highlight=False, markup=False)
    at = written(report.asked.judged_at)
    console.print(f"\nlog position {report.asked.position}, as of {at}", highlight=False, markup=False)
    console.print(f"again: {report.asked.query}", highlight=False, markup=False, soft_wrap=True)


def _grid(table: Table) -> Grid:
    grid = Grid(title=f"{table.vi} · {table.en}", title_justify="left", show_lines=False)
    for column in table.columns:
        name = f"{column.vi}\n({column.form})" if column.form else column.vi
        grid.add_column(name, justify="left" if column.kind in _LEFT else "right", overflow="fold")
    drawn = _drawn(table)
    if drawn:
        grid.add_column("", no_wrap=True)
    for at, row in enumerate(table.rows[:_SHOWN]):
        grid.add_row(*map(written, row), *([drawn[at]] if drawn else []))
    return grid


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
