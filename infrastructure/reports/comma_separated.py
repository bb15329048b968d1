"""A report as CSV: one line per figure's row, tables one after the other (báo cáo dạng CSV).

A text that a spreadsheet would take for a formula has ' before it, as OWASP says; figures are left as they are.
"""

import csv
import io
from collections.abc import Iterator

from application.audits.report import Cell, Column, Evidence, Kind, NoData, Report, Share, Table
from infrastructure.reports.plain import plain

_SHARE = ("counted", "total", "percent")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Signs a spreadsheet takes for the beginning of a formula."""


def comma_separated(report: Report) -> str:
    """Every table: its name and formula, its columns, its rows; an empty line between tables."""
    paper = io.StringIO()
    writer = csv.writer(paper, lineterminator="\n")
    asked = report.asked
    writer.writerow(["report", report.key, "position", asked.position, "judgedAt", plain(asked.judged_at)])
    writer.writerow(["query", _harmless(asked.query)])
    if report.summary:
        writer.writerow(["summary", _harmless(report.summary)])
    for table in report.tables:
        paper.write("\n")
        writer.writerow(["table", table.key, "formula", _harmless(table.formula), "basis", _harmless(table.basis)])
        writer.writerows(table_lines(table))
    return paper.getvalue()


def table_lines(table: Table) -> Iterator[list[str]]:
    """Head and rows of one table; a share takes three columns, so that nobody has to take it apart."""
    yield [name for column in table.columns for name in _heads(column)]
    for row in table.rows:
        yield [text for column, cell in zip(table.columns, row, strict=True) for text in _texts(column, cell)]


def _heads(column: Column) -> list[str]:
    return [f"{column.key}_{part}" for part in _SHARE] if column.kind is Kind.SHARE else [column.key]


def _texts(column: Column, cell: Cell) -> list[str]:
    if column.kind is Kind.SHARE:
        if not isinstance(cell, Share):
            return [_text(cell), "", ""]
        return [str(cell.counted), str(cell.total), "no data" if cell.percent is None else str(cell.percent)]
    return [_text(cell)]


def _text(cell: Cell) -> str:
    if isinstance(cell, NoData):
        return f"no data: {cell.fed_by}"
    if isinstance(cell, str):
        return _harmless(cell)
    if isinstance(cell, Evidence):
        return " ".join(map(str, cell.positions))
    value = plain(cell)
    return "" if value is None else str(value)


def _harmless(text: str) -> str:
    """A text that stays text in a spreadsheet."""
    return f"'{text}" if text.startswith(_FORMULA) else text
